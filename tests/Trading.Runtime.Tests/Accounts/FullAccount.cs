using System.Collections.Immutable;
using Trading.Core;
using Trading.Core.Cycle;
using Trading.Core.Execution;
using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Core.Portfolio;
using Trading.Core.Risk;
using Trading.Core.Risk.Pacing;
using Trading.Core.Rules;
using Trading.Core.Signals;
using Trading.Core.Universe;
using Trading.Runtime.Accounts;
using Trading.Runtime.Tests.Testing;

namespace Trading.Runtime.Tests.Accounts;

/// <summary>An account on a busy day: positions, living and unknown orders, legs being worked, pacing, a judged universe.</summary>
internal static class FullAccount
{
    private static readonly Timestamp Slot = TestAccounts.Slot;

    public static AccountDocument Of(int products)
    {
        var ids = Enumerable.Range(0, products).Select(i => ProductId.Parse($"COIN{i}-USD")).ToArray();
        var positions = ids.Where((_, i) => i % 3 == 0).Select(Held).ToArray();
        var orders = ids.Where((_, i) => i % 3 == 1).Select(OrderOf).ToArray();
        return new AccountDocument
        {
            Account = TestAccounts.Name,
            Mode = TradingMode.Paper,
            State = CycleState.Open(new Money(10_000.50m), Slot) with
            {
                Ledger = new Ledger(new Money(10_000.50m), new Money(-500), new Money(2_000.123_456_78m), new Money(100.10m), new Money(9.8765m)),
                Positions = [.. positions],
                Orders = [.. orders],
                Pacing = new PacingState(
                    Slot,
                    [.. ids.Select((id, i) => new CommittedEntry(id, Slot.AddMs(-60_000L * i)))],
                    [.. ids.Where((_, i) => i % 2 == 0).Select((id, i) => new Cooldown(id, Slot.AddMs(900_000L * i), CooldownReason.Stop))]),
                Risk = RiskState.Open(new Money(10_123.45m), Slot) with { LossesInRow = 2 },
                Universe = Judged(products),
                Fallback = new FallbackState(3),
                Regime = Regime.Bull,
            },
            Products =
            [
                .. ids.Select(id => new Product(
                    id, new Increment(0.01m), new Increment(0.00000001m), new Increment(0.01m), new Money(1), Timestamp.Utc(2020, 1, 1))),
            ],
            Legs =
            [
                .. orders.Take(3).Select(o => Leg(Hidden.New<RiskApproved>(ProposalOf(o), new Money(101.5m), null, null), o)),
                .. positions.Take(3).Zip(orders, (p, o) => Leg(Hidden.New<RiskApproved>(null, Money.Zero, p, ExitReason.Stop), o)),
            ],
            Closed = [positions[0] with { Exit = ExitReason.Target, SoldQuantity = positions[0].BoughtQuantity, ExitSlot = Slot }],
            LastSlot = Slot,
            CommittedAt = Slot.AddMs(20_123),
            Venue = new VenueHealth(2, Slot.AddMs(5_000), IsHealthy: true, -37),
            Foreign = ImmutableSortedDictionary.CreateRange(
                StringComparer.Ordinal, [KeyValuePair.Create("BTC", 0.50000000m), KeyValuePair.Create("USD", 255.30m)]),
            ReconciledTo = Slot.AddMs(-1),
            Differences = ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, [KeyValuePair.Create("USD", new Difference(-0.010m, Slot))]),
            OpenCycle = new OpenCycle(Slot, Slot.AddMs(20_000), ["{\"kind\":\"sent\"}"], ["ab12"], null, null),
            ForeignFills = ["x-1", "x-2"],
            ControlsDone = 7,
            FillCount = 1_234,
            TradeCount = 321,
            RecordCount = 4_321,
            VenueState = string.Concat(Enumerable.Repeat("""{"id":"00000000-0000-8000-8000-000000000000","filled":"0.10"},""", 100)),
        };
    }

    private static Position Held(ProductId id) => Position.OpenedBy(
        IntentOf(id, 0), new Fill($"t-{id}", IntentOf(id, 0).Id, id, Side.Buy, new Price(3.330m), new Quantity(12.345678m), new Money(0.2466m), Liquidity.Maker, Slot));

    private static OrderIntent IntentOf(ProductId id, int attempt) => new()
    {
        Id = ClientOrderId.Derive(TestAccounts.Name, Slot, id, Side.Buy, OrderLeg.Entry, attempt),
        Product = id,
        Side = Side.Buy,
        Leg = OrderLeg.Entry,
        Kind = OrderKind.PostOnlyLimit,
        BaseSize = new Quantity(30.12345678m),
        QuoteSize = Money.Zero,
        LimitPrice = new Price(3.3300m),
        EndTime = Slot.AddMs(900_000),
        CancelAt = Slot.AddMs(120_000),
        Slot = Slot,
        CreatedAt = Slot.AddMs(20_001),
        Attempt = attempt,
        DecisionMid = new Price(3.3305m),
        ReservedNotional = new Money(101.234_567_89m),
        Entry = TestAccounts.Entry(),
    };

    private static Order OrderOf(ProductId id, int index)
    {
        var states = Enum.GetValues<OrderState>();
        return new Order(IntentOf(id, index), states[index % states.Length], Slot.AddMs(index)) with
        {
            VenueOrderId = index % 2 == 0 ? $"venue-{index}" : null,
            Filled = new Quantity(1.5m),
            FilledNotional = new Money(4.9950m),
            Fees = new Money(0.03m),
            Rejection = states[index % states.Length] == OrderState.Rejected ? VenueRejection.PostOnlyWouldCross : null,
            AppliedFills = [.. Enumerable.Range(0, index % 3).Select(f => $"t-{id}-{f}")],
        };
    }

    private static Proposal ProposalOf(Order order) => new(
        1, order.Intent.Product, order.Intent.Entry!, new Money(101.5m), new Money(101.5m), 0.4, 12_345_678.9);

    private static WorkingLeg Leg(RiskApproved approved, Order order) => new(approved, order.Intent, Tier.T2, 119.5)
    {
        Requotes = 1,
        PostOnlyRetries = 2,
        Spent = new Money(0.10m),
        Sold = new Quantity(0.00000010m),
    };

    private static UniverseState Judged(int products) => Hidden.New<UniverseState>(
        Slot,
        Enumerable.Range(0, products).Select(i => new UniverseStanding(Tier.T1, UniverseReason.Eligible, i % 3, i % 2 == 0, true, true)).ToArray(),
        Enumerable.Range(0, products * 24).Select(i => i % 7 == 0 ? double.NaN : 10_000.0 * (i + 1) / ((i * 13) + 7)).ToArray());
}

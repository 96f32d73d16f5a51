using FsCheck;
using FsCheck.Fluent;
using Trading.Core.Cycle;
using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Core.Portfolio;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.Cycle;

/// <summary>
/// Whatever a venue reports, in any order and as often as it likes: an event either applies or throws and changes nothing, and cash,
/// holdings and fills always agree.
/// </summary>
public class AccountPropertyTests
{
    private static readonly Timestamp T0 = CycleWorld.Slot;

    private static readonly OrderIntent[] Intents =
    [
        IntentOf(CycleWorld.Btc, OrderLeg.Entry, 0),
        IntentOf(CycleWorld.Btc, OrderLeg.Entry, 1),
        IntentOf(CycleWorld.Btc, OrderLeg.Exit, 0),
        IntentOf(CycleWorld.Eth, OrderLeg.Entry, 0),
        IntentOf(CycleWorld.Eth, OrderLeg.Exit, 0),
    ];

    private static readonly Gen<(int Order, int Kind, int Fill, int Quantity)[]> Histories =
        (from order in Gen.Choose(0, Intents.Length - 1)
         from kind in Gen.Frequency((3, Gen.Constant(0)), (3, Gen.Constant(1)), (6, Gen.Constant(4)), (4, Gen.Choose(2, 10)))
         from fill in Gen.Choose(0, 3)
         from quantity in Gen.Choose(1, 120)
         select (order, kind, fill, quantity)).ArrayOf(40);

    [Fact]
    public void Apply_AnyHistory_KeepsCashHoldingsAndFillsInAgreement() => Properties.Check(Histories, history =>
    {
        var world = new CycleWorld();
        var seen = new HashSet<(ClientOrderId, string)>();
        var cash = 10_000m;
        var held = new Dictionary<ProductId, decimal> { [CycleWorld.Btc] = 0, [CycleWorld.Eth] = 0 };
        foreach (var step in history)
        {
            var happened = EventOf(step);
            var before = world.State;
            if (!TryApply(world, happened))
            {
                if (before != world.State)
                {
                    return false;
                }

                continue;
            }

            if (happened.Fill is { } fill && seen.Add((fill.Order, fill.VenueTradeId)))
            {
                var sign = fill.Side == Side.Buy ? 1 : -1;
                cash -= (sign * fill.Notional.Amount) + fill.Fee.Amount;
                held[fill.Product] += sign * fill.Quantity.Value;
            }

            if (!Agrees(before, world.State, cash, held))
            {
                return false;
            }
        }

        return true;
    });

    private static bool Agrees(CycleState before, CycleState after, decimal cash, Dictionary<ProductId, decimal> held)
    {
        foreach (var order in before.Orders)
        {
            var state = after.Find(order.Id).State;
            var isTabled = state == order.State || (!order.IsTerminal && OrderTransitions.IsAllowed(order.State, state));
            if (!isTabled || after.Find(order.Id).Filled > order.Intent.BaseSize)
            {
                return false;
            }
        }

        var live = after.Orders.Where(o => !o.IsTerminal).Select(o => (o.Intent.Product, o.Intent.Leg)).ToList();
        return after.Ledger.Cash.Amount == cash
            && live.Distinct().Count() == live.Count
            && held.All(h => h.Value == after.Positions.Where(p => p.Product == h.Key).Sum(p => p.Held.Value));
    }

    private static bool TryApply(CycleWorld world, CycleEvent happened)
    {
        try
        {
            world.Apply(happened);
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private static CycleEvent EventOf((int Order, int Kind, int Fill, int Quantity) step)
    {
        var intent = Intents[step.Order];
        return step.Kind switch
        {
            0 => CycleEvent.Committed(intent),
            1 => CycleEvent.Sent(intent.Id, T0),
            2 => CycleEvent.Accepted(intent.Id, "v", T0),
            3 => CycleEvent.Rejected(intent.Id, VenueRejection.PostOnlyWouldCross, T0),
            5 => CycleEvent.Completed(intent.Id, T0),
            6 => CycleEvent.CancelSent(intent.Id, T0),
            7 => CycleEvent.Canceled(intent.Id, T0),
            8 => CycleEvent.Expired(intent.Id, T0),
            9 => CycleEvent.Unknown(intent.Id, T0),
            _ => CycleEvent.Filled(new Fill(
                $"t-{step.Fill}", intent.Id, intent.Product, intent.Side, new Price(100 + step.Fill), new Quantity(step.Quantity / 100m),
                new Money(step.Quantity / 400m), Liquidity.Maker, T0)),
        };
    }

    private static OrderIntent IntentOf(ProductId product, OrderLeg leg, int attempt)
    {
        var side = leg == OrderLeg.Entry ? Side.Buy : Side.Sell;
        return CycleWorld.EntryIntent(product, 1.5m, 100, CycleWorld.Reversion(), T0) with
        {
            Id = ClientOrderId.Derive("test", T0, product, side, leg, attempt),
            Side = side,
            Leg = leg,
            Attempt = attempt,
            Exit = leg == OrderLeg.Exit ? ExitReason.Target : null,
        };
    }
}

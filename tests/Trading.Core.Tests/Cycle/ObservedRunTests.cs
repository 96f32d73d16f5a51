using Trading.Core.Backtesting;
using Trading.Core.Cycle;
using Trading.Core.Execution;
using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Core.Portfolio;
using Trading.Core.Risk;
using Trading.Core.Tests.Backtesting;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.Cycle;

/// <summary>A whole run as its events tell it, judged by rules written down a second time.</summary>
public class ObservedRunTests
{
    private static readonly Lazy<(Recorder Events, SliceResult Result)> Run = new(() =>
    {
        var events = new Recorder();
        return (events, EngineRuns.Run(EngineRuns.Dataset, EngineRuns.Busy, observer: events));
    });

    [Fact]
    public void Events_AppliedAgain_GiveTheSameAccount()
    {
        var (events, result) = Run.Value;
        var policy = new CompiledPolicy(EngineRuns.Busy, [.. EngineRuns.Dataset.Manifest.Products.Select(p => p.Product)], "replay");
        var state = CycleState.Open(result.Ledger.Opening, EngineRuns.From);
        var closed = new List<Position>();
        foreach (var happened in events.Happenings)
        {
            state = TradingCycle.Apply(state, happened, policy, closed);
        }

        Assert.Equal(result.Ledger, state.Ledger);
        Assert.Equal(result.Trades.Select(t => (t.Id, t.Net)), closed.Select(p => (p.TradeId, p.Net)));
        Assert.Equal(events.ClosedCount, closed.Count);
    }

    [Fact]
    public void Entries_OfTheWholeRun_KeepEveryPacingRule()
    {
        var entries = Intents(Run.Value.Events).Where(i => i is { Leg: OrderLeg.Entry, Attempt: 0 }).Select(i => i.CreatedAt.UnixMs).ToList();

        Assert.True(entries.Count >= 20, $"{entries.Count} entries");
        for (var i = 1; i < entries.Count; i++)
        {
            Assert.True(entries[i] - entries[i - 1] >= 1_200_000);
            Assert.True(i < 3 || entries[i] - entries[i - 3] >= 3_600_000);
            Assert.True(i < 12 || entries[i] - entries[i - 12] >= 86_400_000);
        }
    }

    [Fact]
    public void Orders_OfTheWholeRun_AreLegalAndTheirFillsFit()
    {
        var (events, _) = Run.Value;
        var fills = events.Happenings.Where(e => e.Fill is not null).ToLookup(e => e.Order, e => e.Fill!);
        Assert.All(Intents(events), intent =>
        {
            var product = EngineRuns.Dataset.Manifest.Get(intent.Product).Product;
            Assert.True(product.BaseIncrement.Divides(intent.BaseSize.Value) && product.QuoteIncrement.Divides(intent.QuoteSize.Amount));
            Assert.True(intent.LimitPrice is not { } limit || product.PriceIncrement.Divides(limit.Value));
            Assert.True(intent.IsSizedInQuote || fills[intent.Id].Sum(f => f.Quantity.Value) <= intent.BaseSize.Value);
            if (intent.Leg == OrderLeg.Entry)
            {
                Assert.True(fills[intent.Id].Sum(f => f.Notional.Amount + f.Fee.Amount) <= intent.ReservedNotional.Amount);
            }
        });
    }

    [Fact]
    public void Ends_OfTheWholeRun_AddUpToTheFunnel()
    {
        var (events, result) = Run.Value;

        Assert.Equal(result.Funnel.Approved - result.Funnel.Sent, events.NotPlacedEntries);
        foreach (var outcome in Enum.GetValues<LegOutcome>())
        {
            Assert.Equal(result.Funnel.Legs.GetValueOrDefault(outcome.ToCode()), events.Ends.GetValueOrDefault(outcome));
        }
    }

    [Fact]
    public void NotPlaced_MinimumThatAFeeEatsInto_IsReported()
    {
        // Proposals raised to exactly 250 rest with less than that, because the maker fee has to fit as well.
        var events = new Recorder();
        var policy = EngineRuns.Busy with { Execution = EngineRuns.Busy.Execution with { MinNotional = 250 } };

        var result = EngineRuns.Run(EngineRuns.Dataset, policy, observer: events);

        Assert.True(events.NotPlacedEntries > 0);
        Assert.Equal(result.Funnel.Plans["below_min_notional"], events.NotPlacedEntries);
    }

    [Fact]
    public void Observer_ThatIgnoresOrders_NeedNotSaySo()
    {
        ICycleObserver plain = new Plain();

        var leave = Execution.PlannerProbe.Entry(100);
        var intent = Intents(Run.Value.Events).First();
        plain.Placed(leave, CycleWorld.Now);
        plain.NotPlaced(leave, PlanRefusal.QuoteStale, CycleWorld.Now);
        plain.WorkEnded(
            new WorkingLeg(leave, intent, Tier.T1, 15), new Order(intent, OrderState.Filled, CycleWorld.Now), LegOutcome.Filled, CycleWorld.Now);
    }

    private static IEnumerable<OrderIntent> Intents(Recorder events) => events.Happenings.Where(e => e.Intent is not null).Select(e => e.Intent!);

    private sealed class Plain : ICycleObserver
    {
        public void Decided(Decision decision, CycleInput input, in CycleState state)
        {
        }

        public void Happened(in CycleEvent happened)
        {
        }

        public void Closed(Position position)
        {
        }
    }

    private sealed class Recorder : ICycleObserver
    {
        public List<CycleEvent> Happenings { get; } = [];

        public Dictionary<LegOutcome, long> Ends { get; } = [];

        public int ClosedCount { get; private set; }

        public long NotPlacedEntries { get; private set; }

        public void Decided(Decision decision, CycleInput input, in CycleState state)
        {
        }

        public void Happened(in CycleEvent happened) => Happenings.Add(happened);

        public void Closed(Position position) => ClosedCount++;

        public void NotPlaced(RiskApproved approved, PlanRefusal refusal, Timestamp at) =>
            NotPlacedEntries += approved.Leg == OrderLeg.Entry ? 1 : 0;

        public void WorkEnded(WorkingLeg leg, Order order, LegOutcome outcome, Timestamp at)
        {
            if (leg.Approved.Leg == OrderLeg.Entry)
            {
                Ends[outcome] = Ends.GetValueOrDefault(outcome) + 1;
            }
        }
    }
}

using System.Collections.Immutable;
using Trading.Core.Backtesting;
using Trading.Core.Cycle;
using Trading.Core.Evidence.Anomalies;
using Trading.Core.Execution;
using Trading.Core.Market;
using Trading.Core.MarketData.Datasets;
using Trading.Core.Orders;
using Trading.Core.Policy;
using Trading.Core.Portfolio;
using Trading.Core.Risk;
using Trading.Core.TradeLog;
using Trading.Core.Universe;

namespace Trading.Core.Tests.Evidence.Anomalies;

/// <summary>An account that does exactly what the engine does, as a watch would see it.</summary>
internal sealed class BacktestedAccount : ICycleObserver
{
    private readonly List<CycleObservation> _cycles = [];
    private readonly ImmutableArray<ProductId> _products;
    private int _filled;
    private int _unfilled;

    private BacktestedAccount(ImmutableArray<ProductId> products) => _products = products;

    /// <summary>Runs a stretch of a dataset.</summary>
    public static (MergedRun Run, IReadOnlyList<CycleObservation> Cycles) Of(IMarketDataset dataset, TradingPolicy policy, Timestamp from, Timestamp to)
    {
        ImmutableArray<ProductId> products = [.. dataset.Manifest.Products.Select(p => p.Product.Id).Order()];
        var account = new BacktestedAccount(products);
        using var engine = new BacktestEngine(
            dataset,
            new SliceSpec
            {
                DatasetId = dataset.Id,
                Candles = Interval.QuarterHour,
                Products = products,
                From = from,
                To = to,
                WarmUpHours = policy.Backtest.WarmUpHours,
                PolicyHash = PolicyHash.Of(policy),
                FillMode = FillMode.Base,
                FeeSchedule = policy.Costs.FeeSchedule,
                Seed = 7,
                EngineVersion = "test",
            },
            policy,
            account);
        var result = engine.Run();
        return (SliceMerge.Merge([result]), account.WithTrades(result.Trades));
    }

    public void Decided(Decision decision, CycleInput input, in CycleState state)
    {
        if (decision.Phase != CyclePhase.Entries)
        {
            return;
        }

        var reasons = decision.Universe.ToArray().Select(v => v.Reason).ToArray();
        _cycles.Add(new CycleObservation
        {
            Slot = decision.Slot,
            DurationMs = 20_000,
            IsInCash = !reasons.Contains(UniverseReason.Eligible) && reasons.Contains(UniverseReason.RegimeExcluded),
            Signals = decision.Triggers.Count,
            UsableSignals = Core.Evidence.Anomalies.UsableSignals.Of(decision),
            Filled = _filled,
            Unfilled = _unfilled,
            Products = _products,
            Stale = [.. _products.Where((_, i) => reasons[i] == UniverseReason.StaleData)],
        });
        (_filled, _unfilled) = (0, 0);
    }

    public void WorkEnded(WorkingLeg leg, Order order, LegOutcome outcome, Timestamp at)
    {
        if (leg.Approved.Leg == OrderLeg.Entry)
        {
            var hasFilled = leg.HasFilledBefore || order.Filled.IsPositive;
            _filled += hasFilled ? 1 : 0;
            _unfilled += hasFilled ? 0 : 1;
        }
    }

    public void Happened(in CycleEvent happened)
    {
    }

    public void NotPlaced(RiskApproved approved, PlanRefusal refusal, Timestamp at)
    {
    }

    public void Closed(Position position)
    {
    }

    private List<CycleObservation> WithTrades(IReadOnlyList<Trade> trades)
    {
        var pending = new Queue<Trade>(trades.OrderBy(t => t.ExitAt));
        var cycles = new List<CycleObservation>(_cycles.Count);
        foreach (var cycle in _cycles)
        {
            var closed = ImmutableArray.CreateBuilder<Trade>();
            while (pending.TryPeek(out var trade) && trade.ExitAt <= cycle.Slot)
            {
                closed.Add(pending.Dequeue());
            }

            cycles.Add(cycle with { Trades = closed.ToImmutable() });
        }

        return cycles;
    }
}

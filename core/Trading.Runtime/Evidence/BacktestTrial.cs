using Trading.Core.Backtesting;
using Trading.Core.Evidence.Ledger;
using Trading.Core.MarketData.Datasets;
using Trading.Core.Policy;
using Trading.Runtime.Backtests;

namespace Trading.Runtime.Evidence;

/// <summary>The trial that a backtest is: one, however many fill modes and fee schedules it was run with.</summary>
public static class BacktestTrial
{
    /// <summary>Of its variants the one with base fills and the policy's own fees; where it has none, the first.</summary>
    public static RecordedTrial Of(SlicePlan plan, IEnumerable<SliceResult> results, IMarketDataset dataset, TradingPolicy policy)
    {
        var byId = results.DistinctBy(r => r.Spec.Id).ToDictionary(r => r.Spec.Id, StringComparer.Ordinal);
        var variant = plan.Variants.FirstOrDefault(v => v[0].FillMode == FillMode.Base && v[0].FeeSchedule == policy.Costs.FeeSchedule);
        var run = SliceMerge.Merge((variant.IsDefault ? plan.Variants[0] : variant).Select(s => byId[s.Id]));
        var returns = TrialReturns.Of(run);
        return new RecordedTrial(Trial.Of(run, returns, run.Trades.Count, policy, DatasetLineage.Of(dataset.Manifest)), returns);
    }
}

using Trading.Core.Analytics;
using Trading.Core.Backtesting;
using Trading.Core.Evidence.Ledger;
using Trading.Core.Policy;

namespace Trading.Runtime.Evidence;

/// <summary>The slices of one policy merged: its figures, and the trial that it is.</summary>
/// <param name="Run">Without trades.</param>
/// <param name="Trades">Digests of all trades.</param>
/// <param name="Summary">Figures.</param>
/// <param name="Recorded">For the ledger.</param>
public sealed record DigestedRun(MergedRun Run, IReadOnlyList<TradeDigest> Trades, RunSummary Summary, RecordedTrial Recorded)
{
    /// <param name="slices">In any order.</param>
    /// <param name="policy">What decided in them.</param>
    /// <param name="lineage">Of the dataset.</param>
    public static DigestedRun Of(IReadOnlyList<SliceDigest> slices, TradingPolicy policy, string lineage)
    {
        var run = SliceMerge.Merge(slices.Select(s => s.Result));
        TradeDigest[] trades = [.. slices.OrderBy(s => s.Result.Spec.From).SelectMany(s => s.Trades)];
        var returns = TrialReturns.Of(run);
        return new DigestedRun(
            run, trades, RunSummary.Of(run, trades), new RecordedTrial(Trial.Of(run, returns, trades.Length, policy, lineage), returns));
    }
}

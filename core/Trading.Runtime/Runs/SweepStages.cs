using Trading.Core.Backtesting;
using Trading.Core.MarketData.Datasets;
using Trading.Runtime.Backtests;
using Trading.Runtime.Ports;
using Trading.Runtime.Sweeps;

namespace Trading.Runtime.Runs;

/// <summary>A sweep: one stage.</summary>
internal sealed class SweepStages(IObjectStore store, IMarketDataset dataset, SweepPlan plan, TimeProvider clock) : IStagedJob
{
    public PolicySet Policies { get; } = new(plan.Variants.Variants.Select(v => v.Policy));

    public bool IsReadOften => true;

    // Variants differ in their policies' hashes, so that no slice stands there twice.
    public RunStage First { get; } = new(1, [.. plan.Slices]);

    public async Task<StageOutcome> AdvanceAsync(CancellationToken cancellation)
    {
        var (results, pending) = await new SliceStore(store).AllAsync(First.Slices, SliceDigest.Of, cancellation);
        if (results is not { } digests)
        {
            return StageOutcome.Waits(First, pending);
        }

        var (report, _) = await new SweepJob(store, dataset, clock).FinishAsync(plan, digests);
        return StageOutcome.Reported(report.Id);
    }
}

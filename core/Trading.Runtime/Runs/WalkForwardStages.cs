using System.Collections.Immutable;
using Trading.Core.Backtesting;
using Trading.Core.MarketData.Datasets;
using Trading.Runtime.Backtests;
using Trading.Runtime.Ports;
using Trading.Runtime.WalkForwards;

namespace Trading.Runtime.Runs;

/// <summary>A walk-forward: in sample, then what was chosen there out of sample.</summary>
internal sealed class WalkForwardStages(IObjectStore store, IMarketDataset dataset, WalkForwardPlan plan, TimeProvider clock) : IStagedJob
{
    private readonly SliceSpec[] _inSample = [.. plan.InSample()];

    public PolicySet Policies { get; } = WalkForwardJob.PoliciesOf(plan);

    public bool IsReadOften => true;

    public RunStage First => StageOf(1, _inSample);

    public async Task<StageOutcome> AdvanceAsync(CancellationToken cancellation)
    {
        var (inSample, first) = await TakeAsync(First, _inSample, cancellation);
        if (inSample is not { } digests)
        {
            return StageOutcome.Waits(First, first);
        }

        var job = new WalkForwardJob(store, dataset, clock);
        var choice = job.Choose(plan, digests);
        var second = StageOf(2, choice.Slices);
        var (outOfSample, pending) = await TakeAsync(second, choice.Slices, cancellation);
        if (outOfSample is not { } tests)
        {
            return StageOutcome.Waits(second, pending);
        }

        var (report, _) = await job.FinishAsync(plan, choice, tests);
        return StageOutcome.Reported(report.Id);
    }

    // Where none could be chosen the test is the unvaried policy's, and one slice serves both.
    private static RunStage StageOf(int number, IEnumerable<SliceSpec> slices) => new(number, [.. slices.DistinctBy(s => s.Id, StringComparer.Ordinal)]);

    private async Task<(ImmutableArray<SliceDigest>? Results, ImmutableArray<int> Pending)> TakeAsync(
        RunStage stage, SliceSpec[] wanted, CancellationToken cancellation)
    {
        var (results, pending) = await new SliceStore(store).AllAsync(stage.Slices, SliceDigest.Of, cancellation);
        if (results is not { } found)
        {
            return (null, pending);
        }

        var byId = stage.Slices.Zip(found, (slice, digest) => (slice.Id, digest)).ToDictionary(p => p.Id, p => p.digest, StringComparer.Ordinal);
        return ([.. wanted.Select(slice => byId[slice.Id])], pending);
    }
}

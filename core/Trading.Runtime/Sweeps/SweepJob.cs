using System.Collections.Immutable;
using Trading.Core;
using Trading.Core.Backtesting;
using Trading.Core.MarketData.Datasets;
using Trading.Core.Policy;
using Trading.Runtime.Backtests;
using Trading.Runtime.Evidence;
using Trading.Runtime.Ports;

namespace Trading.Runtime.Sweeps;

/// <summary>
/// Runs a sweep: all variants' slices as one batch, each stored as it is finished, then one step that merges them, appends every
/// variant to the trial ledger in the order of variants, and stores the report.
/// </summary>
/// <param name="store">Holds slices, ledger and reports.</param>
/// <param name="dataset">Used by all workers at once; decoded once.</param>
/// <param name="clock">For rate and time left.</param>
public sealed class SweepJob(IObjectStore store, IMarketDataset dataset, TimeProvider clock)
{
    /// <param name="plan">What to run.</param>
    /// <param name="workers">How many slices run at once; 0: one a core.</param>
    /// <param name="progress">Told each simulated day and each slice, from any thread, one call at a time.</param>
    /// <param name="cancellation">Stops within a simulated day or so; finished slices stay stored, the ledger untouched.</param>
    /// <exception cref="InputException">The dataset cannot be used.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public async Task<ResearchOutcome<SweepReport>> RunAsync(
        SweepPlan plan, int workers = 0, IProgress<BacktestProgress>? progress = null, CancellationToken cancellation = default)
    {
        var decoded = new DecodedDataset(dataset);
        var runner = new BacktestRunner(store, () => decoded, new PolicySet(plan.Variants.Variants.Select(v => v.Policy)), clock);
        var outcome = await runner.ReduceAsync([.. plan.Slices], SliceDigest.Of, workers, progress, cancellation);
        var (report, ledger) = await FinishAsync(plan, outcome.Results);
        return new ResearchOutcome<SweepReport>(report, ledger, outcome.Ran, outcome.Found, outcome.Damaged);
    }

    /// <summary>What follows once every slice has a result. Nothing in it is left out half-way: what was run is recorded.</summary>
    /// <param name="plan">What was run.</param>
    /// <param name="results">In the plan's order of slices.</param>
    internal async Task<(SweepReport Report, LedgerAppend Ledger)> FinishAsync(SweepPlan plan, ImmutableArray<SliceDigest> results)
    {
        var lineage = DatasetLineage.Of(dataset.Manifest);
        var runs = new List<DigestedRun>(plan.Plans.Length);
        var next = 0;
        foreach (var (variant, slices) in plan.Variants.Variants.Zip(plan.Plans, (variant, p) => (variant, p.Variants[0])))
        {
            runs.Add(DigestedRun.Of([.. results.AsSpan().Slice(next, slices.Length)], variant.Policy, lineage));
            next += slices.Length;
        }

        var ledger = await new TrialLedger(store).AppendAsync([.. runs.Select(r => r.Recorded)], CancellationToken.None);
        var report = ReportOf(plan, runs);
        await new SweepArchive(store).SaveAsync(report, CancellationToken.None);
        return (report, ledger);
    }

    private SweepReport ReportOf(SweepPlan plan, List<DigestedRun> runs)
    {
        var request = plan.Request;
        SweepRow[] rows = [.. plan.Variants.Variants.Zip(runs, (variant, run) => new SweepRow(
            variant.Index,
            variant.Values,
            run.Recorded.Trial.PolicyHash,
            run.Recorded.Trial.DecisionHash,
            run.Recorded.Trial.Id,
            run.Recorded.Trial.ReturnsHash,
            run.Summary.Score(request.Objective, request.TradesMin),
            run.Summary))];
        var first = plan.Plans[0];
        var spec = first.Variants[0][0];
        return new SweepReport
        {
            Id = plan.Id,
            Dataset = DatasetSummary.Of(dataset),
            PolicyName = plan.Policy.Name,
            PolicyHash = PolicyHash.Of(plan.Policy),
            EngineVersion = spec.EngineVersion,
            Products = first.Products,
            Candles = first.Candles,
            From = first.From,
            To = first.To,
            Split = first.Split,
            FillMode = spec.FillMode,
            FeeSchedule = spec.FeeSchedule,
            Seed = spec.Seed,
            Objective = request.Objective,
            TradesMin = request.TradesMin,
            Keys = plan.Variants.Keys,
            Rows = rows,
            Skipped = plan.Variants.Skipped,
            Best = rows.Where(r => r.Score is not null).MaxBy(r => r.Score)?.Index,
        };
    }
}

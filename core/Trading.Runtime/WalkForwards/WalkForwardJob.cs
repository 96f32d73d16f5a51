using System.Collections.Immutable;
using Trading.Core;
using Trading.Core.Analytics;
using Trading.Core.Backtesting;
using Trading.Core.Backtesting.WalkForward;
using Trading.Core.Evidence.Ledger;
using Trading.Core.MarketData.Datasets;
using Trading.Core.Policy;
using Trading.Runtime.Backtests;
using Trading.Runtime.Evidence;
using Trading.Runtime.Ports;
using Trading.Runtime.Storage;

namespace Trading.Runtime.WalkForwards;

/// <summary>
/// Walks forward: runs all variants in sample of all windows, chooses one a window on that alone, tests the chosen out of sample, and
/// stitches the tests. Then one step appends all of it to the trial ledger, window by window, and stores the report.
/// </summary>
/// <param name="store">Holds slices, policies, ledger and reports.</param>
/// <param name="dataset">Used by all workers at once; decoded once.</param>
/// <param name="clock">For rate and time left.</param>
public sealed class WalkForwardJob(IObjectStore store, IMarketDataset dataset, TimeProvider clock)
{
    private readonly string _lineage = DatasetLineage.Of(dataset.Manifest);

    /// <param name="plan">What to run.</param>
    /// <param name="workers">How many slices run at once; 0: one a core.</param>
    /// <param name="progress">Told each simulated day and each slice: of the in-sample part, then anew of the tests.</param>
    /// <param name="cancellation">Stops within a simulated day or so; finished slices stay stored, the ledger untouched.</param>
    /// <exception cref="InputException">The dataset cannot be used.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public async Task<ResearchOutcome<WalkForwardReport>> RunAsync(
        WalkForwardPlan plan, int workers = 0, IProgress<BacktestProgress>? progress = null, CancellationToken cancellation = default)
    {
        var decoded = new DecodedDataset(dataset);
        var runner = new BacktestRunner(store, () => decoded, PoliciesOf(plan), clock);
        var inSample = await runner.ReduceAsync([.. plan.InSample()], SliceDigest.Of, workers, progress, cancellation);
        var choice = Choose(plan, inSample.Results);
        var outOfSample = await runner.ReduceAsync(choice.Slices, SliceDigest.Of, workers, progress, cancellation);
        var (report, ledger) = await FinishAsync(plan, choice, outOfSample.Results);
        return new ResearchOutcome<WalkForwardReport>(
            report, ledger, inSample.Ran + outOfSample.Ran, inSample.Found + outOfSample.Found, [.. inSample.Damaged, .. outOfSample.Damaged]);
    }

    internal static PolicySet PoliciesOf(WalkForwardPlan plan) => new([plan.Sweep.Policy, .. plan.Sweep.Variants.Variants.Select(v => v.Policy)]);

    /// <summary>Chooses one variant a window on what is in sample alone.</summary>
    /// <param name="plan">What is run.</param>
    /// <param name="inSample">In the plan's order of in-sample slices.</param>
    internal WindowChoice Choose(WalkForwardPlan plan, ImmutableArray<SliceDigest> inSample)
    {
        var variants = plan.Sweep.Variants.Variants;
        InSampleRun[][] runs =
        [
            .. plan.Windows.Select(w => variants.Select((v, i) => InSampleOf(plan, w, inSample[(w.Index * variants.Length) + i], v.Policy)).ToArray()),
        ];
        int?[] chosen = [.. runs.Select(window => WalkForwardChoice.Best([.. window.Select(r => r.Score)]))];
        return new WindowChoice(
            runs, chosen, [.. plan.Windows.Select(w => plan.Test(w, chosen[w.Index]))], [.. plan.Windows.Select(w => plan.Test(w, null))]);
    }

    /// <summary>What follows once every slice has a result. Nothing in it is left out half-way: what was run is recorded.</summary>
    /// <param name="plan">What was run.</param>
    /// <param name="choice">What was chosen in sample.</param>
    /// <param name="outOfSample">In the order of <see cref="WindowChoice.Slices"/>.</param>
    internal async Task<(WalkForwardReport Report, LedgerAppend Ledger)> FinishAsync(
        WalkForwardPlan plan, WindowChoice choice, ImmutableArray<SliceDigest> outOfSample)
    {
        var policies = PoliciesOf(plan);
        var count = plan.Windows.Length;
        DigestedRun[] chosenRuns = [.. outOfSample.Take(count).Select(d => DigestedRun.Of([d], policies.Get(d.Result.Spec.PolicyHash), _lineage))];
        DigestedRun[] baseRuns = [.. outOfSample.Skip(count).Select(d => DigestedRun.Of([d], plan.Sweep.Policy, _lineage))];
        var stitched = Stitch(plan, chosenRuns, [.. outOfSample.Take(count)], plan.ProcedureHash);
        var baseline = Stitch(plan, baseRuns, [.. outOfSample.Skip(count)], DecisionHash.Of(plan.Sweep.Policy));
        var archive = new PolicyArchive(store);
        foreach (var hash in choice.Tests.Select(t => t.PolicyHash).Distinct(StringComparer.Ordinal))
        {
            await archive.SaveAsync(policies.Get(hash), CancellationToken.None);
        }

        var runs = choice.InSample;
        var ledger = await new TrialLedger(store).AppendAsync(
            [.. runs.SelectMany(w => w.Select(r => r.Recorded)), .. chosenRuns.Select(r => r.Recorded), .. baseRuns.Select(r => r.Recorded), stitched.Recorded, baseline.Recorded],
            CancellationToken.None);
        WalkForwardRow[] rows = [.. plan.Windows.Select(w => RowOf(plan, w, choice.Chosen[w.Index], runs[w.Index], chosenRuns[w.Index], baseRuns[w.Index]))];
        var report = ReportOf(plan, rows, stitched, baseline);
        await new WalkForwardArchive(store).SaveAsync(report, CancellationToken.None);
        return (report, ledger);
    }

    private InSampleRun InSampleOf(WalkForwardPlan plan, WalkForwardWindow window, SliceDigest slice, TradingPolicy policy)
    {
        var purged = Purge.Of(slice, window.TestFrom, window.To, plan.Lookback);
        var summary = RunSummary.Of(SliceMerge.Merge([purged.Result]), purged.Trades);
        var request = plan.Sweep.Request;
        return new InSampleRun(
            DigestedRun.Of([slice], policy, _lineage).Recorded, summary, slice.Trades.Count - purged.Trades.Count, summary.Score(request.Objective, request.TradesMin));
    }

    private static (RecordedTrial Recorded, WalkForwardPath Path) Stitch(
        WalkForwardPlan plan, DigestedRun[] runs, SliceDigest[] slices, string decisionHash)
    {
        var run = SliceMerge.Stitch(slices.Select(s => s.Result));
        TradeDigest[] trades = [.. runs.SelectMany(r => r.Trades)];
        var returns = TrialReturns.Of(run);
        var trial = runs[0].Recorded.Trial with
        {
            DecisionHash = decisionHash,
            PolicyHash = plan.Base.PolicyHash,
            From = plan.Windows[0].TestFrom,
            To = plan.Windows[^1].To,
            Trades = trades.Length,
            Days = returns.Days.Count,
            SharpePerDay = returns.SharpePerDay,
            ReturnsHash = returns.Hash,
        };
        return (new RecordedTrial(trial, returns), new WalkForwardPath(RunSummary.Of(run, trades), run.Days, returns.SharpePerDay, trial.Id, returns.Hash));
    }

    private static WalkForwardRow RowOf(
        WalkForwardPlan plan, WalkForwardWindow window, int? chosen, InSampleRun[] inSample, DigestedRun test, DigestedRun baseline) => new(
        window,
        chosen,
        chosen is { } index ? [.. plan.Sweep.Variants.Variants[index].Values] : [],
        test.Recorded.Trial.PolicyHash,
        [.. inSample.Select(r => r.Score)],
        chosen is { } i ? inSample[i].PurgedTrades : 0,
        chosen is { } c ? inSample[c].Purged : null,
        test.Summary,
        test.Summary.Score(plan.Sweep.Request.Objective, 0),
        baseline.Summary,
        test.Run.Slices[0].Id);

    private WalkForwardReport ReportOf(
        WalkForwardPlan plan, WalkForwardRow[] rows, (RecordedTrial Recorded, WalkForwardPath Path) stitched, (RecordedTrial Recorded, WalkForwardPath Path) baseline)
    {
        var request = plan.Sweep.Request;
        return new WalkForwardReport
        {
            Id = plan.Id,
            Dataset = DatasetSummary.Of(dataset),
            PolicyName = plan.Sweep.Policy.Name,
            PolicyHash = plan.Base.PolicyHash,
            EngineVersion = plan.Base.EngineVersion,
            Products = plan.Base.Products,
            Candles = plan.Base.Candles,
            From = plan.Windows[0].From,
            To = plan.Windows[^1].To,
            FillMode = plan.Base.FillMode,
            FeeSchedule = plan.Base.FeeSchedule,
            Seed = plan.Base.Seed,
            Options = plan.Options,
            Objective = request.Objective,
            TradesMin = request.TradesMin,
            Keys = plan.Sweep.Variants.Keys,
            Variants = [.. plan.Sweep.Variants.Variants.Select(v => (IReadOnlyList<string>)v.Values)],
            Windows = rows,
            Decay = WalkForwardDecay.Of(
                [.. rows.Select(r => (r.Chosen is { } c ? r.Scores[c] : null, r.OutOfSampleScore, r.OutOfSample.NetResult.IsPositive))]),
            OutOfSample = stitched.Path,
            Base = baseline.Path,
            Skipped = plan.Sweep.Variants.Skipped,
        };
    }
}

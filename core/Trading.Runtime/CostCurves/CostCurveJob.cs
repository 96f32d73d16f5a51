using Trading.Core;
using Trading.Core.Backtesting;
using Trading.Core.Evidence.Costs;
using Trading.Core.Evidence.Statistics;
using Trading.Core.MarketData.Datasets;
using Trading.Core.Policy;
using Trading.Runtime.Backtests;
using Trading.Runtime.Evidence;
using Trading.Runtime.Ports;

namespace Trading.Runtime.CostCurves;

/// <summary>
/// Runs a cost curve: the slices of all points as one batch, each stored as it is finished, then one step that merges them, appends the
/// base point to the trial ledger as a backtest would, and stores the report. The other points guess the same under other costs or with
/// other cash: they are no trials.
/// </summary>
/// <param name="store">Holds slices, ledger and reports.</param>
/// <param name="dataset">Used by all workers at once; decoded once.</param>
/// <param name="clock">For rate and time left.</param>
public sealed class CostCurveJob(IObjectStore store, IMarketDataset dataset, TimeProvider clock)
{
    /// <param name="plan">What to run.</param>
    /// <param name="workers">How many slices run at once; 0: one a core.</param>
    /// <param name="progress">Told each simulated day and each slice, from any thread, one call at a time.</param>
    /// <param name="cancellation">Stops within a simulated day or so; finished slices stay stored, the ledger untouched.</param>
    /// <exception cref="InputException">The dataset cannot be used.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public async Task<ResearchOutcome<CostCurveReport>> RunAsync(
        CostCurvePlan plan, int workers = 0, IProgress<BacktestProgress>? progress = null, CancellationToken cancellation = default)
    {
        var decoded = new DecodedDataset(dataset);
        var runner = new BacktestRunner(store, () => decoded, new PolicySet(plan.Variants.Select(v => v.Policy)), clock);
        var outcome = await runner.ReduceAsync([.. plan.Slices], CostDigest.Of, workers, progress, cancellation);
        var digests = plan.Slices.Zip(outcome.Results).DistinctBy(p => p.First.Id, StringComparer.Ordinal)
            .ToDictionary(p => p.First.Id, p => p.Second, StringComparer.Ordinal);
        var first = plan.Variants.IndexOf(plan.Variants.First(v => v.IsBase));
        CostDigest[] atBase = [.. plan.Plans[first].Slices.Select(s => digests[s.Id])];
        var trial = DigestedRun.Of([.. atBase.Select(d => d.Slice)], plan.Policy, DatasetLineage.Of(dataset.Manifest)).Recorded;

        // From here on nothing is left out half-way: what was run is recorded.
        var ledger = await new TrialLedger(store).AppendAsync([trial], CancellationToken.None);
        var report = ReportOf(plan, digests, plan.Plans[first].Variants[0][0], atBase);
        await new CostCurveArchive(store).SaveAsync(report, CancellationToken.None);
        return new ResearchOutcome<CostCurveReport>(report, ledger, outcome.Ran, outcome.Found, outcome.Damaged);
    }

    private static CostPoint PointOf(CostVariant variant, SlicePlan slices, Dictionary<string, CostDigest> digests)
    {
        CostDigest[] results = [.. slices.Slices.Select(s => digests[s.Id])];
        var run = SliceMerge.Merge(results.Select(r => r.Slice.Result));
        var (bought, edge, slippage, fees) = (Money.Zero, Money.Zero, Money.Zero, Money.Zero);
        foreach (var trade in results.SelectMany(r => r.Costs))
        {
            bought += trade.Bought;
            edge += trade.Edge;
            slippage += trade.Slippage;
            fees += trade.Fees;
        }

        return new CostPoint(
            variant.Value,
            variant.Multiple,
            variant.FeeSchedule,
            run.Slices[0].PolicyHash,
            Core.Analytics.RunSummary.Of(run, [.. results.SelectMany(r => r.Slice.Trades)]),
            bought,
            edge,
            slippage,
            bought.IsPositive ? (slippage + fees) / bought * 10_000m : null);
    }

    private CostCurveReport ReportOf(CostCurvePlan plan, Dictionary<string, CostDigest> digests, SliceSpec spec, CostDigest[] atBase)
    {
        var (policy, first) = (plan.Policy, plan.Plans[0]);
        CostAxis[] axes =
        [
            .. plan.Variants.Zip(plan.Plans).GroupBy(p => p.First.Axis)
                .Select(axis => new CostAxis(axis.Key, [.. axis.Select(p => PointOf(p.First, p.Second, digests))])),
        ];
        return new CostCurveReport
        {
            Id = plan.Id,
            Dataset = DatasetSummary.Of(dataset),
            PolicyName = policy.Name,
            PolicyHash = PolicyHash.Of(policy),
            EngineVersion = spec.EngineVersion,
            Products = first.Products,
            QuotedProducts = [.. first.Products.Where(p => dataset.Manifest.Get(p).Quotes is not null)],
            Candles = first.Candles,
            From = first.From,
            To = first.To,
            FillMode = spec.FillMode,
            Seed = spec.Seed,
            FeeSchedule = spec.FeeSchedule,
            SpreadBps = policy.Costs.SpreadBps,
            InitialCash = new Money(policy.Backtest.InitialCash),
            IsBreakingEven = axes[0].Points.First(p => p.IsBase).Summary.NetResult.IsPositive,
            BreakEven = BreakEvenCost.Of(
                atBase.SelectMany(d => d.Costs), new BootstrapPlan(policy.Gate.Resamples, spec.Seed), 1 - policy.Gate.Paper.Alpha),
            Axes = axes,
        };
    }
}

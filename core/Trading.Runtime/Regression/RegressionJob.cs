using Trading.Core;
using Trading.Core.Analytics.Regression;
using Trading.Core.Backtesting;
using Trading.Core.MarketData.Datasets;
using Trading.Core.Policy;
using Trading.Runtime.Backtests;
using Trading.Runtime.Ports;

namespace Trading.Runtime.Regression;

/// <summary>Runs what a baseline was taken from once more and compares.</summary>
/// <param name="store">Where slices are stored; finished ones are taken from there.</param>
/// <param name="open">Opens the dataset, once a worker.</param>
/// <param name="policy">The policy to run.</param>
/// <param name="clock">For progress.</param>
public sealed class RegressionJob(IObjectStore store, Func<IMarketDataset> open, TradingPolicy policy, TimeProvider clock)
{
    /// <summary>The baseline that today's runs would make.</summary>
    /// <param name="request">Products, range, fill modes and fee schedules.</param>
    /// <param name="madeBy">How the dataset came about, for people.</param>
    /// <param name="label">What messages call the baseline.</param>
    /// <param name="workers">How many slices run at once; 0: one a core.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellation">Finished slices stay stored.</param>
    /// <exception cref="InputException">The dataset cannot be used, or a run made no trade.</exception>
    public async Task<RegressionBaseline> TakeAsync(
        BacktestRequest request,
        string madeBy,
        string label,
        int workers = 0,
        IProgress<BacktestProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        var dataset = open();
        var plan = SlicePlan.Of(request, dataset, policy, EngineVersion.Current);
        var baseline = new RegressionBaseline
        {
            SchemaVersion = 1,
            DatasetId = dataset.Id,
            DatasetMadeBy = madeBy,
            PolicyHash = PolicyHash.Of(policy),
            Products = plan.Products,
            Candles = plan.Candles,
            From = plan.From,
            To = plan.To,
            Seed = request.Seed,
            AreOrdersFree = false,
            Tolerances = RegressionFigures.Exact,
            Runs = await RunAsync(plan, dataset, workers, progress, cancellation),
        };
        baseline.Require(label);
        return baseline;
    }

    /// <param name="baseline">What was agreed on.</param>
    /// <param name="label">What messages call it.</param>
    /// <param name="workers">How many slices run at once; 0: one a core.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellation">Finished slices stay stored.</param>
    /// <exception cref="InputException">The dataset is another one than the baseline's.</exception>
    public async Task<RegressionResult> CheckAsync(
        RegressionBaseline baseline,
        string label,
        int workers = 0,
        IProgress<BacktestProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        var dataset = open();
        if (dataset.Id != baseline.DatasetId)
        {
            throw new InputException($"dataset: {dataset.Id}; expected {baseline.DatasetId}, which {label} was taken on ({baseline.DatasetMadeBy})");
        }

        var request = new BacktestRequest
        {
            Products = [.. baseline.Products],
            Candles = baseline.Candles,
            From = baseline.From,
            To = baseline.To,
            FillModes = [.. baseline.Runs.Select(run => run.FillMode).Distinct()],
            FeeSchedules = [.. baseline.Runs.Select(run => run.FeeSchedule).Distinct(StringComparer.Ordinal)],
            Seed = baseline.Seed,
        };
        var plan = SlicePlan.Of(request, dataset, policy, EngineVersion.Current);
        var runs = await RunAsync(plan, dataset, workers, progress, cancellation);
        return new RegressionResult(label, PolicyHash.Of(policy), EngineVersion.Current, RegressionCheck.Compare(baseline, runs), runs);
    }

    private async Task<IReadOnlyList<RegressionRun>> RunAsync(
        SlicePlan plan, IMarketDataset dataset, int workers, IProgress<BacktestProgress>? progress, CancellationToken cancellation)
    {
        var outcome = await new BacktestRunner(store, open, policy, clock).RunAsync([.. plan.Slices], workers, progress, cancellation);
        var report = BacktestReport.Of(plan, outcome.Results, dataset, policy);
        return
        [
            .. report.Variants.Select(v => new RegressionRun(
                v.FillMode, v.FeeSchedule, v.Performance.Run.OrderListHash, RegressionFigures.Of(v.Performance))),
        ];
    }
}

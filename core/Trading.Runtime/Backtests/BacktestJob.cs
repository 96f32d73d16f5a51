using Trading.Core;
using Trading.Core.Backtesting;
using Trading.Core.MarketData.Datasets;
using Trading.Core.Policy;
using Trading.Runtime.Evidence;
using Trading.Runtime.Ports;

namespace Trading.Runtime.Backtests;

/// <summary>
/// Runs a backtest: its slices, each stored as it is finished, then one step that merges them, appends the trial to the ledger and
/// stores the report.
/// </summary>
/// <param name="store">Holds slices, ledger and reports.</param>
/// <param name="dataset">Used by all workers at once.</param>
/// <param name="policy">What decides.</param>
/// <param name="clock">For rate and time left.</param>
public sealed class BacktestJob(IObjectStore store, IMarketDataset dataset, TradingPolicy policy, TimeProvider clock)
{
    /// <param name="plan">What to run.</param>
    /// <param name="workers">How many slices run at once; 0: one a core.</param>
    /// <param name="progress">Told each simulated day and each slice, from any thread, one call at a time.</param>
    /// <param name="cancellation">Stops within a simulated day or so; finished slices stay stored, the ledger untouched.</param>
    /// <exception cref="InputException">The dataset cannot be used.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public async Task<BacktestOutcome> RunAsync(
        SlicePlan plan, int workers = 0, IProgress<BacktestProgress>? progress = null, CancellationToken cancellation = default)
    {
        var runner = new BacktestRunner(store, () => dataset, policy, clock);
        var outcome = await runner.RunAsync([.. plan.Slices], workers, progress, cancellation);
        var (report, ledger) = await FinishAsync(plan, outcome.Results);
        return new BacktestOutcome(report, ledger, outcome.Ran, outcome.Found, outcome.Damaged);
    }

    /// <summary>What follows once every slice has a result. Nothing in it is left out half-way: what was run is recorded.</summary>
    internal async Task<(BacktestReport Report, LedgerAppend Ledger)> FinishAsync(SlicePlan plan, IReadOnlyCollection<SliceResult> results)
    {
        var report = BacktestReport.Of(plan, results, dataset, policy);
        var ledger = await new TrialLedger(store).AppendAsync([BacktestTrial.Of(plan, results, dataset, policy)], CancellationToken.None);
        await new ReportArchive(store).SaveAsync(report, costs: null, CancellationToken.None);
        return (report, ledger);
    }
}

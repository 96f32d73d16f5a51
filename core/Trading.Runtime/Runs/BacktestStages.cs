using Trading.Core.Backtesting;
using Trading.Core.Evidence.Anomalies;
using Trading.Core.MarketData.Datasets;
using Trading.Core.Policy;
using Trading.Runtime.Backtests;
using Trading.Runtime.Monitoring.Anomalies;
using Trading.Runtime.Ports;

namespace Trading.Runtime.Runs;

/// <summary>A backtest: one stage. What it came to on a real market is what accounts of its policy are held against from then on.</summary>
internal sealed class BacktestStages(IObjectStore store, IMarketDataset dataset, TradingPolicy policy, SlicePlan plan, TimeProvider clock) : IStagedJob
{
    public PolicySet Policies { get; } = new([policy]);

    public bool IsReadOften => false;

    public RunStage First { get; } = new(1, [.. plan.Slices.DistinctBy(s => s.Id, StringComparer.Ordinal)]);

    public async Task<StageOutcome> AdvanceAsync(CancellationToken cancellation)
    {
        var (results, pending) = await new SliceStore(store).AllAsync(First.Slices, result => result, cancellation);
        if (results is not { } found)
        {
            return StageOutcome.Waits(First, pending);
        }

        var (report, _) = await new BacktestJob(store, dataset, policy, clock).FinishAsync(plan, found);

        // Made-up prices, kinder or harsher fills and other fees say nothing of what a real account should do.
        var asTraded = report.Variants.FirstOrDefault(variant => variant.FillMode == FillMode.Base && variant.FeeSchedule == policy.Costs.FeeSchedule);
        if (!dataset.Manifest.IsSynthetic && asTraded is not null && Expectation.Of(asTraded.Performance.Run) is { } expected)
        {
            _ = await new ExpectationArchive(store).OfferAsync(expected, CancellationToken.None);
        }

        return StageOutcome.Reported(report.Id);
    }
}

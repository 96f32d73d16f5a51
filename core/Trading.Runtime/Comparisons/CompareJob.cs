using System.Collections.Immutable;
using Trading.Core;
using Trading.Core.Analytics;
using Trading.Core.Analytics.Comparison;
using Trading.Core.Backtesting;
using Trading.Core.Costs;
using Trading.Core.Evidence.Drift;
using Trading.Core.Evidence.Gate;
using Trading.Core.Evidence.Statistics;
using Trading.Core.Market;
using Trading.Core.MarketData.Datasets;
using Trading.Core.Policy;
using Trading.Core.TradeLog;
using Trading.Runtime.Audit;
using Trading.Runtime.Backtests;
using Trading.Runtime.Ports;

namespace Trading.Runtime.Comparisons;

/// <summary>
/// Compares what an account did on paper or live with what a backtest of the same policy does on the same data: its shadow, which begins
/// with the account's value, derives the account's order ids and so has its draws, and sells nothing at its end. It changes nothing of
/// the account.
/// </summary>
/// <param name="store">The account's memory, or a copy of it.</param>
/// <param name="audit">Reads the policy that the account names.</param>
/// <param name="results">Where slices are kept; a rerun takes finished ones from there.</param>
/// <param name="open">Opens the dataset of the account's market.</param>
/// <param name="clock">For the pace of the backtest.</param>
public sealed class CompareJob(IStateStore store, AuditReader audit, IObjectStore results, Func<IMarketDataset> open, TimeProvider clock)
{
    /// <param name="request">What to compare.</param>
    /// <param name="progress">Told each simulated day of the backtest; null for none.</param>
    /// <param name="cancellation">Stops within a simulated day or so.</param>
    /// <exception cref="InputException">
    /// No such account or trading, several policies in the range, a policy that is not archived, or data that does not cover it.
    /// </exception>
    public async Task<ComparisonReport> RunAsync(
        CompareRequest request, IProgress<BacktestProgress>? progress = null, CancellationToken cancellation = default)
    {
        var log = await AccountLog.ReadAsync(store, request, cancellation);
        var policy = await audit.PolicyAsync(log.PolicyHash, cancellation);
        var dataset = open();
        var shadow = policy with { Backtest = policy.Backtest with { InitialCash = log.Opening.Nav.Amount, IsClosedAtEnd = false } };
        var plan = ShadowPlan.Of(request, log, dataset, shadow);
        var runner = new BacktestRunner(results, open, shadow, clock);
        var slices = plan.Before is { } before ? (SliceSpec[])[plan.Shadow, before] : [plan.Shadow];
        var outcome = await runner.RunAsync(slices, workers: 0, progress, cancellation);
        return Report(request, log, dataset, policy, plan, outcome.Results);
    }

    private static ComparisonReport Report(
        CompareRequest request, AccountLog log, IMarketDataset dataset, TradingPolicy policy, ShadowPlan plan, ImmutableArray<SliceResult> slices)
    {
        var (spec, gate) = (plan.Shadow, policy.Gate);
        Trade[] live = [.. log.Trades.Where(t => spec.Products.Contains(t.Product))];
        Trade[] backtest = [.. slices[0].Trades.Where(log.Counts)];
        var fees = new CostModel(policy.Costs, spec.FeeSchedule);
        var trades = TradeComparison.Of(
            live, backtest, TimeSpan.FromMilliseconds(policy.Cycle.Interval.Ms), at => fees.FeesAt(at, Money.Zero));
        var isBefore = slices.Length > 1 && slices[1].Trades.Count >= gate.Paper.TradesMin;
        var basis = isBefore ? slices[1].Trades : backtest;
        var drift = DriftReading.Of(trades.Gaps, ExpectedReturn.Of(basis).DeviationPct, gate.Paper);
        var metrics = MetricComparison.Of(
            new TradedSide(live, EquityTrack.Of(log.Opening, log.Marks, log.To)),
            new TradedSide(backtest, EquityTrack.Of(SliceMerge.Merge([slices[0]]))),
            1 - gate.Paper.Alpha,
            request.AlertPct,
            new BootstrapPlan(gate.Resamples, request.Seed));
        return new ComparisonReport
        {
            SchemaVersion = ComparisonReport.CurrentSchema,
            Account = request.Account,
            Mode = log.Document.Mode,
            IsAlert = drift.IsDegradationShown || metrics.Any(m => m.IsAlert),
            From = log.From,
            To = log.To,
            Cycles = log.Cycles,
            PolicyHash = log.PolicyHash,
            Dataset = DatasetSummary.Of(dataset),
            EngineVersion = spec.EngineVersion,
            Products = [.. spec.Products],
            FillMode = spec.FillMode,
            FeeSchedule = spec.FeeSchedule,
            Seed = spec.Seed,
            LiveOpen = log.Document.State.Positions.Length,
            BacktestOpen = slices[0].OpenPositions.Count,
            Trades = trades,
            Drift = drift,
            DriftBasis = isBefore ? DriftBasis.Before : DriftBasis.Shadow,
            DriftBasisTrades = basis.Count,
            AlertPct = request.AlertPct,
            Confidence = 1 - gate.Paper.Alpha,
            Metrics = metrics,
            Evidence = drift.ToEvidence((int)(log.To - log.From).TotalDays, live.Length, Violations(log, policy)),
            Notes = ComparisonNotes.Of(log, plan, live, isBefore, basis.Count),
        };
    }

    // Caps and pacing as the log itself tells, and what venue and account disagreed about for longer than a cycle.
    private static int Violations(AccountLog log, TradingPolicy policy) =>
        TradeLogAudit.Check(log.Trades, policy).Count + log.LastingDifferences;
}

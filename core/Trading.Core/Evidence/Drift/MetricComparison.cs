using MathNet.Numerics.Distributions;
using Trading.Core.Evidence.Statistics;

namespace Trading.Core.Evidence.Drift;

/// <summary>The same figures of the account and of its shadow backtest, with the band in which luck alone would leave them.</summary>
public static class MetricComparison
{
    private const double DaysPerYear = 365;
    private const double Percent = 100;

    /// <param name="live">The account.</param>
    /// <param name="backtest">The same policy on the same data over the same time.</param>
    /// <param name="confidence">Of the bands, such as 0.95.</param>
    /// <param name="alertPct">Largest deviation for the worse without an alert, percent of the backtest's figure.</param>
    /// <param name="plan">Of the resampling.</param>
    /// <returns>One row a metric, in their order.</returns>
    public static IReadOnlyList<MetricRow> Of(TradedSide live, TradedSide backtest, double confidence, double alertPct, BootstrapPlan plan)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(alertPct);
        plan.Check();
        Quantile.CheckConfidence(confidence);
        var tail = (1 - confidence) / 2;
        var (account, shadow) = (new TradeFigures(live.Trades), new TradeFigures(backtest.Trades));
        var rows = new List<MetricRow>
        {
            Row(ComparedMetric.WinRatePct, WinRate(account), WinRate(shadow), WinBand(account, shadow, tail)),
            Row(ComparedMetric.Sharpe, Sharpe(live), Sharpe(backtest), SharpeBand(backtest, confidence, plan)),
            Row(ComparedMetric.MaxDrawdownPct, live.Equity.MaxDrawdownPct, backtest.Equity.MaxDrawdownPct, FallBand(backtest, confidence, plan)),
            Row(ComparedMetric.TradesPerDay, PerDay(live), PerDay(backtest), RateBand(live, backtest, tail)),
        };
        var (ours, theirs) = (account.All(), shadow.All());
        var bands = TradeBands(shadow, account.Count, tail, plan);
        foreach (var (metric, i) in TradeFigures.Resampled.ToArray().Select((m, i) => (m, i)))
        {
            rows.Add(Row(metric, ours[i], theirs[i], bands[i]));
        }

        return [.. rows.OrderBy(r => r.Metric)];

        MetricRow Row(ComparedMetric metric, double ofLive, double ofBacktest, MetricBand band) =>
            MetricRow.Of(metric, ofLive, ofBacktest, band, alertPct);
    }

    private static double WinRate(in TradeFigures side) => side.Count > 0 ? (double)side.Wins / side.Count * Percent : double.NaN;

    private static double PerDay(TradedSide side) => side.Equity.Days > 0 ? side.Trades.Count / side.Equity.Days : double.NaN;

    private static double Sharpe(TradedSide side) =>
        ReturnMoments.Of([.. side.Equity.DailyReturns]).Sharpe * Math.Sqrt(DaysPerYear) ?? double.NaN;

    private static MetricBand WinBand(in TradeFigures account, in TradeFigures shadow, double tail)
    {
        if (account.Count == 0 || shadow.Count == 0)
        {
            return MetricBand.None;
        }

        var (n, p) = (account.Count, (double)shadow.Wins / shadow.Count);
        var (lower, upper) = Central(k => Binomial.CDF(p, n, k), tail, n);
        return new MetricBand(BandKind.Binomial, lower * Percent / n, upper * Percent / n);
    }

    private static MetricBand RateBand(TradedSide live, TradedSide backtest, double tail)
    {
        if (live.Equity.Days <= 0 || backtest.Equity.Days <= 0 || backtest.Trades.Count == 0)
        {
            return MetricBand.None;
        }

        var expected = PerDay(backtest) * live.Equity.Days;
        var (lower, upper) = Central(k => Poisson.CDF(expected, k), tail, int.MaxValue);
        return new MetricBand(BandKind.Poisson, lower / live.Equity.Days, upper / live.Equity.Days);
    }

    // The smallest counts that reach the two tails.
    private static (int Lower, int Upper) Central(Func<int, double> cdf, double tail, int max)
    {
        var lower = 0;
        while (lower < max && cdf(lower) < tail)
        {
            lower++;
        }

        var upper = lower;
        while (upper < max && cdf(upper) < 1 - tail)
        {
            upper++;
        }

        return (lower, upper);
    }

    private static MetricBand SharpeBand(TradedSide backtest, double confidence, BootstrapPlan plan) =>
        SharpeInterval.Of([.. backtest.Equity.DailyReturns], confidence, plan) is { } interval
            ? new MetricBand(BandKind.BlockBootstrap, interval.Lower * Math.Sqrt(DaysPerYear), interval.Upper * Math.Sqrt(DaysPerYear))
            : MetricBand.None;

    private static MetricBand FallBand(TradedSide backtest, double confidence, BootstrapPlan plan)
    {
        if (backtest.Equity.DailyReturns.Count == 0)
        {
            return MetricBand.None;
        }

        // Ends of days hide what marks within them show.
        var forecast = DrawdownForecast.Of([.. backtest.Equity.DailyReturns], confidence, Percent, plan);
        return new MetricBand(
            BandKind.BlockBootstrap,
            Math.Min(forecast.LowerPct, backtest.Equity.MaxDrawdownPct),
            Math.Max(forecast.UpperPct, backtest.Equity.MaxDrawdownPct));
    }

    private static MetricBand[] TradeBands(in TradeFigures shadow, int count, double tail, BootstrapPlan plan)
    {
        var metrics = TradeFigures.Resampled.Length;
        if (shadow.Count == 0 || count == 0)
        {
            return [.. Enumerable.Repeat(MetricBand.None, metrics)];
        }

        var random = new SeededRandom(plan.Seed);
        var draws = new double[plan.Resamples][];
        for (var i = 0; i < draws.Length; i++)
        {
            draws[i] = shadow.Draw(count, ref random);
        }

        return [.. Enumerable.Range(0, metrics).Select(m =>
        {
            double[] sorted = [.. draws.Select(d => d[m]).Order()];
            return new MetricBand(BandKind.TradeBootstrap, Quantile.OfSorted(sorted, tail), Quantile.OfSorted(sorted, 1 - tail));
        })];
    }
}

namespace Trading.Core.Evidence.Statistics;

/// <summary>The maximum drawdowns that the same returns in another order would have had, by a stationary bootstrap.</summary>
/// <param name="ObservedPct">Of the returns as they came, compounded, percent of the peak.</param>
/// <param name="LowerPct">Lower end of the percentile interval.</param>
/// <param name="MedianPct">Of the resamples.</param>
/// <param name="UpperPct">Upper end of the percentile interval.</param>
/// <param name="BeyondLimit">Share of resamples that fall by more than the limit.</param>
/// <param name="MeanBlockLength">Periods, as used.</param>
public sealed record DrawdownForecast(
    double ObservedPct, double LowerPct, double MedianPct, double UpperPct, double BeyondLimit, double MeanBlockLength)
{
    /// <param name="returns">Per period, as fractions; a loss of 1 or more ends at a drawdown of 100 %.</param>
    /// <param name="confidence">Of the two-sided interval, such as 0.95.</param>
    /// <param name="limitPct">Percent.</param>
    /// <exception cref="ArgumentException">No returns, or one that is not finite.</exception>
    public static DrawdownForecast Of(ReadOnlySpan<double> returns, double confidence, double limitPct, BootstrapPlan plan)
    {
        plan.Check();
        Quantile.CheckConfidence(confidence);
        if (returns.IsEmpty)
        {
            throw new ArgumentException("No returns to resample.", nameof(returns));
        }

        var length = plan.MeanBlockLength ?? BlockLength.Automatic(returns);
        var random = new SeededRandom(plan.Seed);
        var periods = new int[returns.Length];
        var falls = new double[plan.Resamples];
        for (var i = 0; i < falls.Length; i++)
        {
            StationaryBootstrap.Draw(periods, length, ref random);
            falls[i] = FallPct(returns, periods);
        }

        Array.Sort(falls);
        for (var t = 0; t < periods.Length; t++)
        {
            periods[t] = t;
        }

        var tail = (1 - confidence) / 2;
        return new DrawdownForecast(
            FallPct(returns, periods),
            Quantile.OfSorted(falls, tail),
            Quantile.OfSorted(falls, 0.5),
            Quantile.OfSorted(falls, 1 - tail),
            (double)falls.Count(fall => fall > limitPct) / falls.Length,
            length);
    }

    private static double FallPct(ReadOnlySpan<double> returns, int[] periods)
    {
        double wealth = 1, peak = 1, deepest = 0;
        foreach (var period in periods)
        {
            wealth *= 1 + returns[period];
            if (wealth <= 0)
            {
                return 100;
            }

            peak = Math.Max(peak, wealth);
            deepest = Math.Max(deepest, 1 - (wealth / peak));
        }

        return deepest * 100;
    }
}

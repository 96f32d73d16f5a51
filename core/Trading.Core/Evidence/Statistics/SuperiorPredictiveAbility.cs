namespace Trading.Core.Evidence.Statistics;

/// <summary>
/// Hansen's (2005) test for superior predictive ability. Null hypothesis: no set is better than the benchmark.
/// </summary>
/// <remarks>
/// w_k^2 is the exact variance of the stationary bootstrap given the data (its kernel), not that of the drawn resamples. A p-value is
/// (1 + resamples at or above the statistic) / (1 + resamples), so it is never 0, and 1 where no set is ahead. A column that never
/// differs, or always by the same, has no variance to measure by and is left out: it can neither win nor lose. Simulated at 5 % with
/// 250 to 730 periods it rejects a true null in 4 to 7 % of markets without serial correlation, in 5 to 9 % with an AR(1) of 0.2, whose
/// variance every short series understates.
/// </remarks>
public static class SuperiorPredictiveAbility
{
    private const int PeriodsMin = 4;

    /// <param name="excess">Return of each set less that of the benchmark, per period.</param>
    /// <param name="plan">Without a block length, the mean of the columns' automatic ones.</param>
    /// <exception cref="ArgumentException">Fewer than four periods.</exception>
    public static SpaResult Test(ReturnMatrix excess, BootstrapPlan plan)
    {
        plan.Check();
        if (excess.Periods < PeriodsMin)
        {
            throw new ArgumentException($"{excess.Periods} periods; expected at least {PeriodsMin}.", nameof(excess));
        }

        var length = plan.MeanBlockLength ?? MeanAutomaticLength(excess);
        var columns = SpaColumns.Of(excess, length);
        if (columns.Count == 0)
        {
            return new SpaResult(0, null, 1, 1, 1, length);
        }

        var statistic = Math.Max(0, columns.Quotients.Max());
        var (lower, consistent, upper) = (1, 1, 1);
        var random = new SeededRandom(plan.Seed);
        var periods = new int[excess.Periods];
        for (var i = 0; i < plan.Resamples; i++)
        {
            StationaryBootstrap.Draw(periods, length, ref random);
            var resampled = columns.Resample(periods);
            lower += resampled.Lower >= statistic ? 1 : 0;
            consistent += resampled.Consistent >= statistic ? 1 : 0;
            upper += resampled.Upper >= statistic ? 1 : 0;
        }

        double drawn = plan.Resamples + 1;
        var best = columns.Index[Array.IndexOf(columns.Quotients, columns.Quotients.Max())];
        return new SpaResult(statistic, best, lower / drawn, consistent / drawn, upper / drawn, length);
    }

    private static double MeanAutomaticLength(ReturnMatrix excess)
    {
        var (sum, count) = (0.0, 0);
        for (var c = 0; c < excess.Columns; c++)
        {
            var column = excess.Column(c);
            if (ReturnMoments.Of(column).Deviation > 0)
            {
                sum += BlockLength.Automatic(column);
                count++;
            }
        }

        return count > 0 ? sum / count : 1;
    }
}

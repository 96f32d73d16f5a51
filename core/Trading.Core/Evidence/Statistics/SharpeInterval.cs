namespace Trading.Core.Evidence.Statistics;

/// <summary>
/// A two-sided confidence interval of a Sharpe ratio, by a studentised stationary bootstrap: it allows for skewed, heavy-tailed and
/// dependent returns. Per period, not annualised.
/// </summary>
/// <param name="StandardError">Of <paramref name="Sharpe"/>.</param>
/// <param name="MeanBlockLength">Periods, as used.</param>
public sealed record SharpeInterval(double Sharpe, double Lower, double Upper, double StandardError, double MeanBlockLength)
{
    /// <summary>
    /// The standard error is the long-run one of the ratio's influence values; in a resample it is that of its blocks' sums (Götze and
    /// Künsch 1996). Resamples without variance have no ratio and are left out; null where they are half of all or more, or the returns
    /// themselves have no variance.
    /// </summary>
    /// <param name="confidence">Such as 0.95.</param>
    public static SharpeInterval? Of(ReadOnlySpan<double> returns, double confidence, BootstrapPlan plan)
    {
        plan.Check();
        Quantile.CheckConfidence(confidence);
        var moments = ReturnMoments.Of(returns);
        if (moments.Sharpe is not { } sharpe)
        {
            return null;
        }

        var influence = new double[returns.Length];
        Influence(returns, moments, sharpe, influence);
        var length = plan.MeanBlockLength ?? BlockLength.Automatic(influence);
        var error = Math.Sqrt(StationaryBootstrap.LongRunVariance(influence, length) / returns.Length);
        var deviates = Deviates(returns, sharpe, length, plan);
        if (!(error > 0) || deviates.Length * 2 <= plan.Resamples)
        {
            return null;
        }

        Array.Sort(deviates);
        var tail = (1 - confidence) / 2;
        return new SharpeInterval(
            sharpe,
            sharpe - (error * Quantile.OfSorted(deviates, 1 - tail)),
            sharpe - (error * Quantile.OfSorted(deviates, tail)),
            error,
            length);
    }

    /// <summary>(Sharpe of the resample - Sharpe) / its standard error, of every resample that has one.</summary>
    private static double[] Deviates(ReadOnlySpan<double> returns, double sharpe, double meanBlockLength, BootstrapPlan plan)
    {
        var random = new SeededRandom(plan.Seed);
        var periods = new int[returns.Length];
        var begins = new bool[returns.Length];
        var resample = new double[returns.Length];
        var influence = new double[returns.Length];
        var deviates = new double[plan.Resamples];
        var count = 0;
        for (var i = 0; i < plan.Resamples; i++)
        {
            StationaryBootstrap.Draw(periods, begins, meanBlockLength, ref random);
            for (var t = 0; t < periods.Length; t++)
            {
                resample[t] = returns[periods[t]];
            }

            var moments = ReturnMoments.Of(resample);
            if (moments.Sharpe is { } ratio)
            {
                Influence(resample, moments, ratio, influence);
                var error = BlockError(influence, begins);
                deviates[count] = (ratio - sharpe) / error;
                count += error > 0 ? 1 : 0;
            }
        }

        return deviates[..count];
    }

    /// <summary>What each return moves the ratio by: z - SR/2 (z^2 - 1), z the standardised return; their mean is 0.</summary>
    private static void Influence(ReadOnlySpan<double> returns, ReturnMoments moments, double sharpe, Span<double> influence)
    {
        // With n where the deviation has n - 1, so that the mean of z^2 is 1.
        var scale = Math.Sqrt(returns.Length / (returns.Length - 1.0)) / moments.Deviation;
        for (var t = 0; t < returns.Length; t++)
        {
            var z = (returns[t] - moments.Mean) * scale;
            influence[t] = z - (sharpe / 2 * ((z * z) - 1));
        }
    }

    private static double BlockError(double[] influence, bool[] begins)
    {
        double squares = 0, block = 0;
        for (var t = 0; t < influence.Length; t++)
        {
            if (begins[t])
            {
                squares += block * block;
                block = 0;
            }

            block += influence[t];
        }

        return Math.Sqrt(squares + (block * block)) / influence.Length;
    }
}

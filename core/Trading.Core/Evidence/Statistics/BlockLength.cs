namespace Trading.Core.Evidence.Statistics;

/// <summary>
/// The automatic mean block length of the stationary bootstrap: Politis and White (2004) as corrected by Patton, Politis and White
/// (2009), who put D = 2 g(0)^2.
/// </summary>
public static class BlockLength
{
    private const int RunOfSmallMin = 5;
    private const double CriticalFactor = 2;
    private const double Ln10 = 2.302585092994045684;

    /// <summary>
    /// Periods, within 1 and ceil(min(3 sqrt n, n / 3)); 1 of a series without variance or of fewer than four values.
    /// </summary>
    public static double Automatic(ReadOnlySpan<double> values)
    {
        var n = values.Length;
        var moments = ReturnMoments.Of(values);
        if (n < 4 || moments.Deviation == 0)
        {
            return 1;
        }

        var log10 = PinnedLog.Log(n) / Ln10;
        var run = Math.Max(RunOfSmallMin, (int)Math.Ceiling(Math.Sqrt(log10)));
        var lagMax = Math.Min(n - 1, (int)Math.Ceiling(Math.Sqrt(n)) + run);
        var covariance = Covariances(values, moments.Mean, lagMax);
        var bandwidth = Math.Min(2 * LastLagThatMatters(covariance, CriticalFactor * Math.Sqrt(log10 / n), run), lagMax);
        double spectrum = covariance[0], slope = 0;
        for (var lag = 1; lag <= bandwidth; lag++)
        {
            var weighted = 2 * FlatTop((double)lag / bandwidth) * covariance[lag];
            spectrum += weighted;
            slope += lag * weighted;
        }

        var longest = Math.Ceiling(Math.Min(3 * Math.Sqrt(n), n / 3.0));
        var ratio = slope / spectrum;
        var cube = ratio * ratio * n;

        // A spectrum that the weights bring to nothing says that dependence is long: its quotient is infinite, and is cut.
        return cube > 0 ? Math.Clamp(PinnedExp.Exp(PinnedLog.Log(Math.Min(cube, double.MaxValue)) / 3), 1, longest) : 1;
    }

    /// <summary>The smallest m after which a run of correlations is small; failing that, the last that is not small.</summary>
    private static int LastLagThatMatters(double[] covariance, double critical, int run)
    {
        var small = 0;
        var last = 0;
        for (var lag = 1; lag < covariance.Length; lag++)
        {
            if (Math.Abs(covariance[lag]) < critical * covariance[0])
            {
                small++;
                if (small == run)
                {
                    return lag - run;
                }
            }
            else
            {
                small = 0;
                last = lag;
            }
        }

        return last;
    }

    private static double FlatTop(double share) => share <= 0.5 ? 1 : 2 * (1 - share);

    private static double[] Covariances(ReadOnlySpan<double> values, double mean, int lagMax)
    {
        var covariance = new double[lagMax + 1];
        for (var lag = 0; lag <= lagMax; lag++)
        {
            for (var t = lag; t < values.Length; t++)
            {
                covariance[lag] += (values[t] - mean) * (values[t - lag] - mean);
            }

            covariance[lag] /= values.Length;
        }

        return covariance;
    }
}

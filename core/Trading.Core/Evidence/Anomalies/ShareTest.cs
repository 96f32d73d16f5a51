using MathNet.Numerics.Distributions;

namespace Trading.Core.Evidence.Anomalies;

/// <summary>
/// Whether so many of so many are too few, or too many, for what a backtest's share may be. The share is only known as well as its own
/// trials tell (Wilson's score interval, one-sided each way), and luck is the binomial's at the nearer end of that. Trials that come in
/// clusters count as fewer: hits and trials are divided by the dispersion, rounded so that luck explains more.
/// </summary>
internal static class ShareTest
{
    /// <summary>Wilson's interval: (p + z^2/2n -+ z sqrt(p(1-p)/n + z^2/4n^2)) / (1 + z^2/n). Everything, of no trial.</summary>
    /// <param name="hits">0 to trials.</param>
    /// <param name="trials">At least 0.</param>
    /// <param name="confidence">One-sided, of each end.</param>
    public static (double Lower, double Upper) Interval(long hits, long trials, double confidence)
    {
        if (trials == 0)
        {
            return (0, 1);
        }

        double n = trials;
        var (p, z) = (hits / n, Normal.InvCDF(0, 1, confidence));
        var middle = p + (z * z / (2 * n));
        var half = z * Math.Sqrt((p * (1 - p) / n) + (z * z / (4 * n * n)));
        var scale = 1 + (z * z / n);
        return (hits == 0 ? 0 : (middle - half) / scale, hits == trials ? 1 : (middle + half) / scale);
    }

    /// <summary>Chance of at most so many hits.</summary>
    /// <param name="hits">0 to trials.</param>
    /// <param name="trials">At least 1.</param>
    /// <param name="share">Of hits, 0 to 1.</param>
    /// <param name="dispersion">Variance over the binomial's, at least 1.</param>
    public static double AtMost(int hits, int trials, double share, double dispersion = 1)
    {
        var (k, n) = ((int)Math.Ceiling(hits / dispersion), (int)Math.Floor(trials / dispersion));
        return share <= 0 || k >= n ? 1 : share >= 1 ? 0 : Binomial.CDF(share, n, k);
    }

    /// <summary>Chance of at least so many hits.</summary>
    /// <inheritdoc cref="AtMost"/>
    public static double AtLeast(int hits, int trials, double share, double dispersion = 1) => AtMost(trials - hits, trials, 1 - share, dispersion);
}

using MathNet.Numerics.Distributions;
using Trading.Core.Policy;

namespace Trading.Core.Evidence.Anomalies;

/// <summary>
/// Entries come k times as fast as in the backtest, and that is no luck: the upper tail of a Poisson. Entries come in clusters, as products
/// move together, so counts are divided by the backtest's dispersion first (a quasi-Poisson); what is left over of the division is cut off.
/// </summary>
internal static class RateDetector
{
    public static Judgement Judge(ObservationWindow window, Expectation expected, AnomalyPolicy policy)
    {
        var rate = policy.TradeRate;
        var entries = window.Entries(TimeSpan.FromHours(rate.WindowHours)).Filled;
        var mean = expected.EntriesPerDay * rate.WindowHours / 24;
        var tail = AtLeast(entries, mean, expected.EntryDispersion);
        var threshold = Math.Max(rate.EntriesMin, rate.Factor * mean);
        return new Judgement(
            entries,
            threshold,
            entries >= threshold && tail <= policy.Alpha,
            tail > policy.ClearAlpha,
            $"{entries} entries within {rate.WindowHours:0.#} hours (threshold {threshold:0.#}); the backtest made {mean:0.##}, and luck explains as many with {tail:0.######}");
    }

    /// <summary>Chance of at least so many.</summary>
    /// <param name="count">What is seen.</param>
    /// <param name="mean">Expected; positive.</param>
    /// <param name="dispersion">Variance over mean, at least 1.</param>
    public static double AtLeast(int count, double mean, double dispersion)
    {
        var clusters = Math.Floor(count / dispersion);
        return clusters < 1 ? 1 : 1 - Poisson.CDF(mean / dispersion, clusters - 1);
    }
}

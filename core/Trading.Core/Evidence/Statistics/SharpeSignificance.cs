using MathNet.Numerics.Distributions;

namespace Trading.Core.Evidence.Statistics;

/// <summary>
/// How sure a Sharpe ratio is, given the skewness and the raw kurtosis of its returns (Bailey and López de Prado 2012, 2014). All
/// Sharpe ratios are per period, none annualised.
/// </summary>
/// <remarks>
/// The variance term 1 - g3 SR + (g4-1)/4 SR^2 is positive for the moments of any sample of more than two values. Moments that make
/// it 0 or less belong to no such sample: the answer is then null, which shows nothing and must not pass for evidence.
/// </remarks>
public static class SharpeSignificance
{
    /// <summary>PSR: the probability that the true Sharpe ratio is above <paramref name="threshold"/>; null where not defined.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than two observations.</exception>
    public static double? Probability(double sharpe, double threshold, int observations, double skewness, double kurtosis)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(observations, 2);
        var variance = VarianceTerm(sharpe, skewness, kurtosis);
        return variance > 0 ? Normal.CDF(0, 1, (sharpe - threshold) * Math.Sqrt(observations - 1) / Math.Sqrt(variance)) : null;
    }

    /// <summary>PSR of a series; null also where its returns are all the same or fewer than two.</summary>
    public static double? Probability(ReturnMoments returns, double threshold) =>
        returns.Sharpe is { } sharpe ? Probability(sharpe, threshold, returns.Count, returns.Skewness, returns.Kurtosis) : null;

    /// <summary>DSR: PSR against sqrt(<paramref name="trialVariance"/>) E[max of <paramref name="trials"/>].</summary>
    /// <param name="trialVariance">Variance of the trials' per-period Sharpe ratios.</param>
    /// <param name="trials">How many were tried, this one included.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than two observations or one trial, or a negative variance.</exception>
    public static DeflatedSharpe Deflated(
        double sharpe,
        double trialVariance,
        int trials,
        int observations,
        double skewness,
        double kurtosis,
        ExpectedMaximumMethod method = ExpectedMaximumMethod.BySize)
    {
        var threshold = LuckyBest(trialVariance, trials, method);
        return new DeflatedSharpe(threshold, Probability(sharpe, threshold, observations, skewness, kurtosis));
    }

    /// <summary>DSR of a series.</summary>
    public static DeflatedSharpe Deflated(
        ReturnMoments returns, double trialVariance, int trials, ExpectedMaximumMethod method = ExpectedMaximumMethod.BySize)
    {
        var threshold = LuckyBest(trialVariance, trials, method);
        return new DeflatedSharpe(threshold, Probability(returns, threshold));
    }

    /// <summary>
    /// MinTRL: how many periods it takes to show with <paramref name="confidence"/> (such as 0.95) that the Sharpe ratio is above
    /// <paramref name="threshold"/>. Null where no length shows it: it is not above, or the moments are of no sample.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="confidence"/> is not within (0.5, 1).</exception>
    public static double? MinTrackRecordPeriods(double sharpe, double threshold, double skewness, double kurtosis, double confidence)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(confidence, 0.5);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(confidence, 1);
        var variance = VarianceTerm(sharpe, skewness, kurtosis);
        if (!(sharpe > threshold) || !(variance > 0))
        {
            return null;
        }

        var z = Normal.InvCDF(0, 1, confidence) / (sharpe - threshold);
        return 1 + (variance * z * z);
    }

    /// <summary>MinTRL of a series; null also where its returns are all the same.</summary>
    public static double? MinTrackRecordPeriods(ReturnMoments returns, double threshold, double confidence) =>
        returns.Sharpe is { } sharpe ? MinTrackRecordPeriods(sharpe, threshold, returns.Skewness, returns.Kurtosis, confidence) : null;

    private static double VarianceTerm(double sharpe, double skewness, double kurtosis) =>
        1 - (skewness * sharpe) + ((kurtosis - 1) / 4 * sharpe * sharpe);

    private static double LuckyBest(double trialVariance, int trials, ExpectedMaximumMethod method)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(trialVariance);
        return Math.Sqrt(trialVariance) * ExpectedMaximum.OfNormals(trials, method);
    }
}

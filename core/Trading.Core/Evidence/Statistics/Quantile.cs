namespace Trading.Core.Evidence.Statistics;

/// <summary>Quantiles of resamples.</summary>
internal static class Quantile
{
    /// <summary>Between order statistics, linearly: the value at place p (n - 1) of the sorted ones.</summary>
    public static double OfSorted(ReadOnlySpan<double> sorted, double p)
    {
        var place = p * (sorted.Length - 1);
        var below = (int)place;
        return below + 1 < sorted.Length ? sorted[below] + ((place - below) * (sorted[below + 1] - sorted[below])) : sorted[^1];
    }

    public static void CheckConfidence(double confidence)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(confidence, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(confidence, 1);
    }
}

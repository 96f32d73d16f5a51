namespace Trading.Core.Evidence.Statistics;

/// <summary>
/// The stationary bootstrap (Politis and Romano 1994): blocks of geometric length that begin anywhere and wrap around, so that a
/// resample keeps the dependence of near periods and is itself stationary.
/// </summary>
public static class StationaryBootstrap
{
    // Weights below this no longer change a variance.
    private const double WeightMin = 1e-12;

    /// <summary>Fills <paramref name="periods"/> with the indexes of one resample of as many periods.</summary>
    /// <param name="meanBlockLength">At least 1; 1 draws each period on its own.</param>
    public static void Draw(Span<int> periods, double meanBlockLength, ref SeededRandom random) => Draw(periods, [], meanBlockLength, ref random);

    /// <summary>
    /// Variance of sqrt(n) times the mean of a resample, given the series: the exact value that infinitely many resamples would give
    /// (the kernel of Politis and Romano). An estimate of the long-run variance of <paramref name="values"/>, never negative.
    /// </summary>
    public static double LongRunVariance(ReadOnlySpan<double> values, double meanBlockLength)
    {
        CheckLength(meanBlockLength);
        var moments = ReturnMoments.Of(values);
        if (moments.Deviation == 0)
        {
            return 0;
        }

        var n = values.Length;
        var centred = new double[n];
        for (var t = 0; t < n; t++)
        {
            centred[t] = values[t] - moments.Mean;
        }

        var variance = CircularCovariance(centred, 0);
        var stay = 1 - (1 / meanBlockLength);
        var weight = stay;
        for (var lag = 1; lag < n && weight > WeightMin; lag++, weight *= stay)
        {
            variance += 2 * (1 - ((double)lag / n)) * weight * CircularCovariance(centred, lag);
        }

        return Math.Max(0, variance);
    }

    /// <summary>As the other; <paramref name="begins"/>, if not empty, tells which periods begin a block.</summary>
    internal static void Draw(Span<int> periods, Span<bool> begins, double meanBlockLength, ref SeededRandom random)
    {
        CheckLength(meanBlockLength);
        var turn = 1 / meanBlockLength;
        var at = 0;
        for (var i = 0; i < periods.Length; i++)
        {
            var fresh = i == 0 || random.NextDouble() < turn;
            at = fresh ? random.NextInt32(periods.Length) : at + 1 == periods.Length ? 0 : at + 1;
            periods[i] = at;
            if (!begins.IsEmpty)
            {
                begins[i] = fresh;
            }
        }
    }

    internal static void CheckLength(double meanBlockLength)
    {
        if (!(meanBlockLength >= 1) || double.IsInfinity(meanBlockLength))
        {
            throw new ArgumentOutOfRangeException(nameof(meanBlockLength), meanBlockLength, "expected a finite number of at least 1");
        }
    }

    private static double CircularCovariance(double[] centred, int lag)
    {
        var n = centred.Length;
        var sum = 0.0;
        for (var t = 0; t < n - lag; t++)
        {
            sum += centred[t] * centred[t + lag];
        }

        for (var t = n - lag; t < n; t++)
        {
            sum += centred[t] * centred[t + lag - n];
        }

        return sum / n;
    }
}

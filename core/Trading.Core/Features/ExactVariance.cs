namespace Trading.Core.Features;

/// <summary>
/// Variance of a sliding set of log returns. They are held as integers of 2^-50, so adding and removing them is exact
/// and the result depends on the set alone, not on the way to it.
/// </summary>
internal struct ExactVariance
{
    /// <summary>The place of a missing return.</summary>
    public const long Missing = long.MinValue;

    private const double Unit = 1.0 / (1L << 50);

    /// <summary>A log return beyond it (a 2,980-fold price within an hour) is clipped, which keeps the sums within 128 bits.</summary>
    private const double ReturnMax = 8;

    private long _sum;
    private Int128 _sumSquares;
    private int _count;

    public static long FromReturn(double logReturn) => double.IsNaN(logReturn)
        ? Missing
        : double.ConvertToIntegerNative<long>(Math.Round(Math.Clamp(logReturn, -ReturnMax, ReturnMax) * (1L << 50)));

    public void Add(long value)
    {
        if (value != Missing)
        {
            _sum += value;
            _sumSquares += Math.BigMul(value, value);
            _count++;
        }
    }

    public void Remove(long value)
    {
        if (value != Missing)
        {
            _sum -= value;
            _sumSquares -= Math.BigMul(value, value);
            _count--;
        }
    }

    /// <summary>Sample standard deviation (n - 1); NaN for fewer than two.</summary>
    public readonly double StandardDeviation()
    {
        if (_count < 2)
        {
            return double.NaN;
        }

        var scaled = (_sumSquares * _count) - Math.BigMul(_sum, _sum);
        return Math.Sqrt((double)scaled / ((double)_count * (_count - 1))) * Unit;
    }
}

namespace Trading.Core.Features;

/// <summary>
/// Variance of a sliding set of log returns. They are held as integers of 2^-50, so adding and removing them is exact
/// and the result depends on the set alone, not on the way to it.
/// </summary>
internal struct ExactVariance
{
    /// <summary>The place of a missing return.</summary>
    public const long Missing = long.MinValue;

    private const double UnitsPerOne = 1L << 50;
    private const double TwoTo32 = 4294967296.0;
    private const double TwoTo64 = TwoTo32 * TwoTo32;

    /// <summary>A log return beyond it (a 2,980-fold price within an hour) is clipped, which keeps the sums within 128 bits.</summary>
    private const double ReturnMax = 8;

    private long _sum;
    private Int128 _sumSquares;
    private int _count;

    public static long FromReturn(double logReturn) => double.IsNaN(logReturn)
        ? Missing
        : double.ConvertToIntegerNative<long>(Math.Round(Math.Clamp(logReturn, -ReturnMax, ReturnMax) * UnitsPerOne));

    /// <summary>Takes <paramref name="old"/> out and <paramref name="added"/> in; either may be missing.</summary>
    public void Replace(long old, long added)
    {
        _count += (added == Missing ? 0 : 1) - (old == Missing ? 0 : 1);
        var plus = added == Missing ? 0 : added;
        var minus = old == Missing ? 0 : old;
        _sum += plus - minus;
        _sumSquares += Math.BigMul(plus - minus, plus + minus);
    }

    /// <summary>Sample standard deviation (n - 1); NaN for fewer than two.</summary>
    public readonly double StandardDeviation()
    {
        if (_count < 2)
        {
            return double.NaN;
        }

        // In pieces that a signed conversion takes exactly: that of an unsigned one rounds differently from machine to machine.
        var scaled = (_sumSquares * _count) - Math.BigMul(_sum, _sum);
        var low = (ulong)scaled;
        var value = ((long)(scaled >> 64) * TwoTo64) + (((long)(low >> 32) * TwoTo32) + (long)(low & uint.MaxValue));
        return Math.Sqrt(value / ((double)_count * (_count - 1))) * (1 / UnitsPerOne);
    }
}

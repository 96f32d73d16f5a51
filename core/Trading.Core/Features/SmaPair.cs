using System.Numerics;
using System.Runtime.CompilerServices;

namespace Trading.Core.Features;

/// <summary>
/// Two simple averages over source candles. Ties between them decide trades, so the sums are integers of 1e-8 and exact;
/// fast and slow are compared by cross-multiplying, never by dividing.
/// </summary>
internal sealed class SmaPair
{
    private const double UnitsPerPrice = 1e8;

    /// <summary>Above it a double no longer holds every 1e-8.</summary>
    private const double PriceMax = 4.5e7;

    private const int BarsMax = 1000;

    private readonly int _fastBars;
    private readonly int _slowBars;
    private readonly long _fastWeight;
    private readonly long _slowWeight;
    private readonly long _plainSumMax;
    private readonly long[] _ring;
    private long _fastSum;
    private long _slowSum;
    private long _count;
    private int _side;

    public SmaPair(int fastBars, int slowBars)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(fastBars);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(fastBars, slowBars);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(slowBars, BarsMax);
        _fastBars = fastBars;
        _slowBars = slowBars;
        var divisor = (long)BigInteger.GreatestCommonDivisor(fastBars, slowBars);
        _fastWeight = slowBars / divisor;
        _slowWeight = fastBars / divisor;
        _plainSumMax = long.MaxValue / _fastWeight;
        _ring = new long[BitOperations.RoundUpToPowerOf2((uint)slowBars)];
    }

    /// <summary>Takes the next close; says whether the averages crossed at it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public SmaCross Push(double close)
    {
        if (!(close < PriceMax))
        {
            ThrowTooHigh(close);
        }

        var units = double.ConvertToIntegerNative<long>(Math.Round(close * UnitsPerPrice));
        var ring = _ring;
        var mask = ring.Length - 1;
        var at = (int)_count & mask;
        _fastSum += units - ring[(at - _fastBars) & mask];
        _slowSum += units - ring[(at - _slowBars) & mask];
        ring[at] = units;
        return ++_count < _slowBars ? SmaCross.None : Compare();
    }

    /// <summary>-1, 0 or 1 as the fast average is below, at or above the slow one; crossing compares it with the one before.</summary>
    private SmaCross Compare()
    {
        // Sums of positive prices, and the slow one the larger of the two: if it fits times the larger weight, all products fit.
        var side = _slowSum <= _plainSumMax
            ? Sign(_fastSum * _fastWeight, _slowSum * _slowWeight)
            : WideSign();
        var before = _side;
        _side = side;
        if (_count == _slowBars || side == 0 || side == before)
        {
            return SmaCross.None;
        }

        return side > 0 ? SmaCross.Up : SmaCross.Down;
    }

    // Apart: few pairs of few prices need it, and its wide numbers would go through memory at every candle.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private int WideSign() => Sign(Math.BigMul(_fastSum, _fastWeight), Math.BigMul(_slowSum, _slowWeight));

    private static int Sign<T>(T fast, T slow)
        where T : IComparisonOperators<T, T, bool> => fast > slow ? 1 : fast < slow ? -1 : 0;

    private static void ThrowTooHigh(double close) => throw new ArgumentOutOfRangeException(
        nameof(close), close, $"Exact averages need prices below {PriceMax:R}");
}

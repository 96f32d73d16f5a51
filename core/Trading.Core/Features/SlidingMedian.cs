using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Trading.Core.Features;

/// <summary>
/// Median of a sliding window of values, NaN meaning none. A replaced value moves the middle by a rank at most, so the last middle
/// is the pivot from which a few counting scans of the window walk to the new one. The result depends on the window alone.
/// </summary>
internal struct SlidingMedian
{
    private double _lower;
    private double _upper;
    private int _count;

    /// <summary>NaN while the window is empty.</summary>
    public readonly double Value => _count == 0 ? double.NaN : _lower + ((_upper - _lower) / 2);

    /// <summary>Tells that <paramref name="window"/> (a multiple of four values) lost <paramref name="old"/> and took in <paramref name="added"/>.</summary>
    public void Update(ReadOnlySpan<double> window, double old, double added)
    {
        var count = _count;
        if (!double.IsNaN(old))
        {
            if (!double.IsNaN(added) && ((old < _lower && added <= _lower) || (old > _upper && added >= _upper)))
            {
                return;
            }

            count--;
        }
        else if (double.IsNaN(added))
        {
            return;
        }

        count += double.IsNaN(added) ? 0 : 1;
        var pivot = _count == 0 ? added : _lower;
        _count = count;
        if (count > 0)
        {
            Walk(window, pivot);
        }
    }

    private void Walk(ReadOnlySpan<double> window, double pivot)
    {
        var lowerRank = (_count + 1) / 2;
        var upperRank = (_count / 2) + 1;
        while (true)
        {
            Scan(window, pivot, out var less, out var lessOrEqual, out var below, out var above);
            if (less >= lowerRank)
            {
                pivot = below;
            }
            else if (lessOrEqual < lowerRank)
            {
                pivot = above;
            }
            else
            {
                _lower = pivot;
                _upper = lessOrEqual >= upperRank ? pivot : above;
                return;
            }
        }
    }

    /// <summary>How many values lie below, and at or below the pivot, and its nearest neighbours. A NaN is in none of them.</summary>
    private static void Scan(
        ReadOnlySpan<double> window, double pivot, out int less, out int lessOrEqual, out double below, out double above)
    {
        ref var first = ref MemoryMarshal.GetReference(window);
        var p = Vector256.Create(pivot);
        var lows = Vector256<long>.Zero;
        var lowsOrEqual = Vector256<long>.Zero;
        var max = Vector256.Create(double.NegativeInfinity);
        var min = Vector256.Create(double.PositiveInfinity);
        for (var i = 0; i < window.Length; i += 4)
        {
            var v = Vector256.LoadUnsafe(ref first, (nuint)i);
            var isLess = Vector256.LessThan(v, p);
            lows += isLess.AsInt64();
            lowsOrEqual += Vector256.LessThanOrEqual(v, p).AsInt64();
            max = Vector256.MaxNative(max, Vector256.ConditionalSelect(isLess, v, max));
            min = Vector256.MinNative(min, Vector256.ConditionalSelect(Vector256.GreaterThan(v, p), v, min));
        }

        less = -(int)Vector256.Sum(lows);
        lessOrEqual = -(int)Vector256.Sum(lowsOrEqual);
        below = WindowMath.Max(max);
        above = WindowMath.Min(min);
    }
}

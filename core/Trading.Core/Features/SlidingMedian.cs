using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Trading.Core.Features;

/// <summary>
/// Median of a sliding window of values, NaN meaning none. A replaced value moves the middle by a rank at most, so the neighbours of the
/// last middle are found by counting scans of the window, mostly none or one. The result depends on the window alone.
/// </summary>
internal struct SlidingMedian
{
    private double _lower;
    private double _upper;
    private int _count;

    /// <summary>NaN while the window is empty.</summary>
    public readonly double Value => _count == 0 ? double.NaN : _lower + ((_upper - _lower) / 2);

    /// <summary>Tells that <paramref name="window"/> (a multiple of eight values) lost <paramref name="old"/> and took in <paramref name="added"/>.</summary>
    public void Update(ReadOnlySpan<double> window, double old, double added)
    {
        if ((_count & 1) != 0 || double.IsNaN(old) || double.IsNaN(added))
        {
            Recount(window, old, added);
        }
        else if (old < _lower)
        {
            if (added > _lower)
            {
                RiseTo(window, added);
            }
        }
        else if (old > _upper)
        {
            if (added < _upper)
            {
                FallTo(window, added);
            }
        }
        else
        {
            Walk(window, _lower);
        }
    }

    /// <summary>The lower half lost a value and takes the least of the upper half, or what was added if that is less.</summary>
    private void RiseTo(ReadOnlySpan<double> window, double added)
    {
        if (added <= _upper)
        {
            _lower = added;
            return;
        }

        _lower = _upper;
        var (lessOrEqual, above) = ScanAbove(window, _upper);
        _upper = lessOrEqual > _count / 2 ? _upper : above;
    }

    private void FallTo(ReadOnlySpan<double> window, double added)
    {
        if (added >= _lower)
        {
            _upper = added;
            return;
        }

        _upper = _lower;
        var (greaterOrEqual, below) = ScanBelow(window, _lower);
        _lower = greaterOrEqual > _count / 2 ? _lower : below;
    }

    private void Recount(ReadOnlySpan<double> window, double old, double added)
    {
        var pivot = _count == 0 ? added : _lower;
        _count += (double.IsNaN(old) ? 0 : -1) + (double.IsNaN(added) ? 0 : 1);
        if (_count > 0 && !(double.IsNaN(old) && double.IsNaN(added)))
        {
            Walk(window, pivot);
        }
    }

    /// <summary>Goes from any pivot, rank by rank, to the middle.</summary>
    private void Walk(ReadOnlySpan<double> window, double pivot)
    {
        var lowerRank = (_count + 1) / 2;
        while (true)
        {
            var (greaterOrEqual, below) = ScanBelow(window, pivot);
            var (lessOrEqual, above) = ScanAbove(window, pivot);
            if (_count - greaterOrEqual >= lowerRank)
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
                _upper = lessOrEqual > _count / 2 ? pivot : above;
                return;
            }
        }
    }

    /// <summary>How many values are at or below the pivot, and the least above it. A NaN is neither.</summary>
    private static (int LessOrEqual, double Above) ScanAbove(ReadOnlySpan<double> window, double pivot)
    {
        ref var first = ref MemoryMarshal.GetReference(window);
        var p = Vector256.Create(pivot);
        var infinity = Vector256.Create(double.PositiveInfinity);
        var (countA, countB) = (Vector256<long>.Zero, Vector256<long>.Zero);
        var (minA, minB) = (infinity, infinity);
        for (var i = 0; i < window.Length; i += 8)
        {
            var a = Vector256.LoadUnsafe(ref first, (nuint)i);
            var b = Vector256.LoadUnsafe(ref first, (nuint)i + 4);
            countA += Vector256.LessThanOrEqual(a, p).AsInt64();
            countB += Vector256.LessThanOrEqual(b, p).AsInt64();
            minA = Vector256.MinNative(minA, Vector256.ConditionalSelect(Vector256.GreaterThan(a, p), a, infinity));
            minB = Vector256.MinNative(minB, Vector256.ConditionalSelect(Vector256.GreaterThan(b, p), b, infinity));
        }

        return (-(int)Vector256.Sum(countA + countB), WindowMath.Min(Vector256.MinNative(minA, minB)));
    }

    /// <summary>How many values are at or above the pivot, and the greatest below it.</summary>
    private static (int GreaterOrEqual, double Below) ScanBelow(ReadOnlySpan<double> window, double pivot)
    {
        ref var first = ref MemoryMarshal.GetReference(window);
        var p = Vector256.Create(pivot);
        var infinity = Vector256.Create(double.NegativeInfinity);
        var (countA, countB) = (Vector256<long>.Zero, Vector256<long>.Zero);
        var (maxA, maxB) = (infinity, infinity);
        for (var i = 0; i < window.Length; i += 8)
        {
            var a = Vector256.LoadUnsafe(ref first, (nuint)i);
            var b = Vector256.LoadUnsafe(ref first, (nuint)i + 4);
            countA += Vector256.GreaterThanOrEqual(a, p).AsInt64();
            countB += Vector256.GreaterThanOrEqual(b, p).AsInt64();
            maxA = Vector256.MaxNative(maxA, Vector256.ConditionalSelect(Vector256.LessThan(a, p), a, infinity));
            maxB = Vector256.MaxNative(maxB, Vector256.ConditionalSelect(Vector256.LessThan(b, p), b, infinity));
        }

        return (-(int)Vector256.Sum(countA + countB), WindowMath.Max(Vector256.MaxNative(maxA, maxB)));
    }
}

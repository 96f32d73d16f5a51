using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Trading.Core.Features;

/// <summary>
/// Sums and extremes over the values of a series that end at an index, in one fixed order of four lanes counted from the oldest:
/// the same bits on every machine, with or without vector hardware. No fused multiply-add, no width that the machine chooses.
/// </summary>
internal static class WindowMath
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Load(double[] series, int index) =>
        Vector256.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(series), (nuint)index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Sum(Vector256<double> v)
    {
        var pair = v.GetLower() + v.GetUpper();
        return pair.ToScalar() + pair.GetElement(1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Max(Vector256<double> v)
    {
        var pair = Vector128.MaxNative(v.GetLower(), v.GetUpper());
        return Greater(pair.ToScalar(), pair.GetElement(1));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Min(Vector256<double> v)
    {
        var pair = Vector128.MinNative(v.GetLower(), v.GetUpper());
        return Lesser(pair.ToScalar(), pair.GetElement(1));
    }

    /// <summary>The greater of two numbers, neither NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Greater(double a, double b) => double.MaxNative(a, b);

    /// <summary>The lesser of two numbers, neither NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Lesser(double a, double b) => double.MinNative(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Sum24(double[] series, int end) => Sum(
        (Load(series, end - 23) + Load(series, end - 19))
        + (Load(series, end - 15) + Load(series, end - 11))
        + (Load(series, end - 7) + Load(series, end - 3)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Max24(double[] series, int end) => Max(Vector256.MaxNative(
        Vector256.MaxNative(
            Vector256.MaxNative(Load(series, end - 23), Load(series, end - 19)),
            Vector256.MaxNative(Load(series, end - 15), Load(series, end - 11))),
        Vector256.MaxNative(Load(series, end - 7), Load(series, end - 3))));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Min24(double[] series, int end) => Min(Vector256.MinNative(
        Vector256.MinNative(
            Vector256.MinNative(Load(series, end - 23), Load(series, end - 19)),
            Vector256.MinNative(Load(series, end - 15), Load(series, end - 11))),
        Vector256.MinNative(Load(series, end - 7), Load(series, end - 3))));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Min6(double[] series, int end) =>
        Min(Vector256.MinNative(Load(series, end - 5), Load(series, end - 3)));

    /// <summary>Twelve values in lanes, then the two newest: a vector load of what was only just stored would stall.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Sum14(double[] series, int end) =>
        Sum(Load(series, end - 13) + Load(series, end - 9) + Load(series, end - 5)) + (series[end - 1] + series[end]);

    /// <summary>Sums of the rises and of the falls (as positive numbers) among 14 changes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (double Gains, double Losses) GainsAndLosses14(double[] changes, int end)
    {
        var zero = Vector256<double>.Zero;
        var a = Load(changes, end - 13);
        var b = Load(changes, end - 9);
        var c = Load(changes, end - 5);
        var (d, e) = (changes[end - 1], changes[end]);
        var gains = Vector256.MaxNative(a, zero) + Vector256.MaxNative(b, zero) + Vector256.MaxNative(c, zero);
        var losses = Vector256.MinNative(a, zero) + Vector256.MinNative(b, zero) + Vector256.MinNative(c, zero);
        return (Sum(gains) + (Greater(d, 0) + Greater(e, 0)), -(Sum(losses) + (Lesser(d, 0) + Lesser(e, 0))));
    }

    /// <summary>How many of 12 changes are above and below zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (int Rises, int Falls) Signs12(double[] changes, int end)
    {
        var zero = Vector256<double>.Zero;
        var a = Load(changes, end - 11);
        var b = Load(changes, end - 7);
        var c = Load(changes, end - 3);
        var rises = Vector256.GreaterThan(a, zero).AsInt64()
            + Vector256.GreaterThan(b, zero).AsInt64() + Vector256.GreaterThan(c, zero).AsInt64();
        var falls = Vector256.LessThan(a, zero).AsInt64()
            + Vector256.LessThan(b, zero).AsInt64() + Vector256.LessThan(c, zero).AsInt64();
        return (-(int)Vector256.Sum(rises), -(int)Vector256.Sum(falls));
    }

    /// <summary>Mean, and sum of squared deviations from it, of those of 20 values that are not NaN, <paramref name="count"/> of them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (double Mean, double Squares) MeanAndSquares20(double[] series, int end, int count)
    {
        var a = Load(series, end - 19);
        var b = Load(series, end - 15);
        var c = Load(series, end - 11);
        var d = Load(series, end - 7);
        var e = Load(series, end - 3);
        var mean = Sum((Present(a) + Present(b)) + (Present(c) + Present(d)) + Present(e)) / count;
        var m = Vector256.Create(mean);
        a = Present(a - m);
        b = Present(b - m);
        c = Present(c - m);
        d = Present(d - m);
        e = Present(e - m);
        return (mean, Sum(((a * a) + (b * b)) + ((c * c) + (d * d)) + (e * e)));
    }

    /// <summary>NaN becomes zero, which adds nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Present(Vector256<double> v) => v & Vector256.Equals(v, v);
}

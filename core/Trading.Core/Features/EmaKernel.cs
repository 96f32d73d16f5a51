using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Trading.Core.Features;

/// <summary>
/// An exponential average truncated to 168 values: weights (1 - a)^age, a = 2 / (21 + 1), divided by the weight of those that are present.
/// A window's dot product rather than a recursion, so that it forgets all that is older.
/// </summary>
internal static class EmaKernel
{
    public const int Hours = 168;

    private const double Decay = 1 - (2.0 / 22);

    private static readonly double[] Weights = MakeWeights();

    private static readonly double InverseWeightOfAll = 1 / Dot(Ones(), Hours - 1);

    /// <summary>Over the 168 values that end at <paramref name="end"/>, none NaN.</summary>
    public static double Full(double[] closes, int end) => Dot(closes, end) * InverseWeightOfAll;

    /// <summary>The same where some values are NaN.</summary>
    public static double Sparse(double[] closes, int end)
    {
        Span<double> present = stackalloc double[Hours];
        Span<double> filled = stackalloc double[Hours];
        for (var i = 0; i < Hours; i++)
        {
            var close = closes[end - Hours + 1 + i];
            present[i] = double.IsNaN(close) ? 0 : 1;
            filled[i] = double.IsNaN(close) ? 0 : close;
        }

        return Dot(filled) / Dot(present);
    }

    private static double Dot(double[] values, int end) => Dot(values.AsSpan(end - Hours + 1, Hours));

    private static double Dot(ReadOnlySpan<double> values)
    {
        ref var v = ref MemoryMarshal.GetReference(values);
        ref var w = ref MemoryMarshal.GetArrayDataReference(Weights);
        var (a, b, c, d) = (Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero);
        for (nuint i = 0; i < Hours - 8; i += 16)
        {
            a += Vector256.LoadUnsafe(ref w, i) * Vector256.LoadUnsafe(ref v, i);
            b += Vector256.LoadUnsafe(ref w, i + 4) * Vector256.LoadUnsafe(ref v, i + 4);
            c += Vector256.LoadUnsafe(ref w, i + 8) * Vector256.LoadUnsafe(ref v, i + 8);
            d += Vector256.LoadUnsafe(ref w, i + 12) * Vector256.LoadUnsafe(ref v, i + 12);
        }

        a += Vector256.LoadUnsafe(ref w, Hours - 8) * Vector256.LoadUnsafe(ref v, Hours - 8);
        b += Vector256.LoadUnsafe(ref w, Hours - 4) * Vector256.LoadUnsafe(ref v, Hours - 4);
        return WindowMath.Sum((a + b) + (c + d));
    }

    private static double[] MakeWeights()
    {
        var weights = new double[Hours];
        var weight = 1.0;
        for (var age = 0; age < Hours; age++)
        {
            weights[Hours - 1 - age] = weight;
            weight *= Decay;
        }

        return weights;
    }

    private static double[] Ones()
    {
        var ones = new double[Hours];
        Array.Fill(ones, 1);
        return ones;
    }
}

namespace Trading.Core;

/// <summary>
/// The exponential from IEEE additions and multiplications alone, so that every machine returns the same bits.
/// (The platform's exponential may differ in its last bit.)
/// </summary>
public static class PinnedExp
{
    private const double InverseLn2 = 1.44269504088896340736;
    private const double Ln2High = 0.693147180369123816490;
    private const double Ln2Low = 1.90821492927058770002e-10;
    private const double Overflow = 709.782712893383973096;
    private const double Underflow = -745.133219101941108420;

    /// <summary>Within 2 ulp of the true value; infinity above 709.78, 0 below -745.13, NaN for NaN.</summary>
    public static double Exp(double x)
    {
        if (!(x <= Overflow))
        {
            return double.IsNaN(x) ? double.NaN : double.PositiveInfinity;
        }

        if (x < Underflow)
        {
            return 0;
        }

        // x = k ln 2 + r with |r| <= 0.3466; k ln2High is exact, since ln2High ends in zeros.
        var k = (int)Math.Round(x * InverseLn2);
        var high = x - (k * Ln2High);
        var low = k * Ln2Low;
        var r = high - low;

        // e^r = 1 + r + r^2 (1/2! + r/3! + ...): the series to r^13 is below an ulp.
        var z = r * r;
        var even = (1.0 / 2) + (z * ((1.0 / 24) + (z * ((1.0 / 720) + (z * ((1.0 / 40320) + (z * ((1.0 / 3628800) + (z * (1.0 / 479001600))))))))));
        var odd = (1.0 / 6) + (z * ((1.0 / 120) + (z * ((1.0 / 5040) + (z * ((1.0 / 362880) + (z * ((1.0 / 39916800) + (z * (1.0 / 6227020800))))))))));
        var result = 1 + (high + ((z * (even + (r * odd))) - low));

        // Near both ends of the range 2^k itself is not a normal number: scale in two exact steps.
        var half = k / 2;
        return result * PowerOfTwo(half) * PowerOfTwo(k - half);
    }

    private static double PowerOfTwo(int exponent) => BitConverter.Int64BitsToDouble((long)(exponent + 1023) << 52);
}

namespace Trading.Core;

/// <summary>
/// The natural logarithm from IEEE additions, multiplications and divisions alone, so that every machine returns the same bits.
/// (The platform's logarithm may differ in its last bit.)
/// </summary>
public static class PinnedLog
{
    private const double Ln2High = 0.693147180369123816490;
    private const double Ln2Low = 1.90821492927058770002e-10;
    private const double SqrtHalf = 0.70710678118654752440;

    /// <summary>Within 2 ulp of the true value for finite positive <paramref name="x"/>; NaN for anything else.</summary>
    public static double Log(double x)
    {
        if (!(x > 0) || double.IsInfinity(x))
        {
            return double.NaN;
        }

        var scaled = 0;
        if (x < 2.2250738585072014e-308)
        {
            x *= 18014398509481984.0;
            scaled = -54;
        }

        var bits = BitConverter.DoubleToInt64Bits(x);
        var exponent = (int)(bits >> 52) - 1022 + scaled;
        var mantissa = BitConverter.Int64BitsToDouble((bits & 0xFFFFFFFFFFFFFL) | 0x3FE0000000000000L);
        if (mantissa < SqrtHalf)
        {
            mantissa *= 2;
            exponent--;
        }

        // log(m) = 2 atanh(s), s = (m-1)/(m+1), |s| <= 0.1716: the series to s^21 is below an ulp.
        var f = mantissa - 1;
        var s = f / (mantissa + 1);
        var tail = SeriesTail(s * s);

        // 2s = f - s f, which keeps the leading term exact.
        return (exponent * Ln2High) + ((f - (s * (f - (2 * tail)))) + (exponent * Ln2Low));
    }

    /// <summary>z/3 + z^2/5 + ... + z^10/21. Even and odd terms are two chains that the processor runs side by side.</summary>
    private static double SeriesTail(double z)
    {
        var w = z * z;
        var even = (1.0 / 15) + (w * (1.0 / 19));
        even = (1.0 / 11) + (w * even);
        even = (1.0 / 7) + (w * even);
        even = (1.0 / 3) + (w * even);
        var odd = (1.0 / 17) + (w * (1.0 / 21));
        odd = (1.0 / 13) + (w * odd);
        odd = (1.0 / 9) + (w * odd);
        odd = (1.0 / 5) + (w * odd);
        return z * (even + (z * odd));
    }
}

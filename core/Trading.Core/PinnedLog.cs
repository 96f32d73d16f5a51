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

        // log(m) = 2 atanh(s), s = (m-1)/(m+1), |s| <= 0.1716: the series to s^23 is below an ulp.
        var f = mantissa - 1;
        var s = f / (mantissa + 1);
        var z = s * s;
        var tail = 1.0 / 21;
        for (var k = 19; k >= 3; k -= 2)
        {
            tail = (1.0 / k) + (z * tail);
        }

        tail *= z;

        // 2s = f - s f, which keeps the leading term exact.
        return (exponent * Ln2High) + ((f - (s * (f - (2 * tail)))) + (exponent * Ln2Low));
    }
}

namespace Trading.Core;

/// <summary>
/// The natural logarithm from IEEE additions, multiplications and divisions alone, so that every machine returns the same bits.
/// (The platform's logarithm may differ in its last bit.)
/// </summary>
public static class PinnedLog
{
    private const double Ln2High = 0.693147180369123816490;
    private const double Ln2Low = 1.90821492927058770002e-10;
    private const long SqrtHalfBits = 0x3FE6A09E667F3BCDL;

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

        // x = m 2^exponent with m in [sqrt(1/2), sqrt(2)), without a branch that a price's coin-flips would mispredict.
        var bits = BitConverter.DoubleToInt64Bits(x);
        var shift = (bits - SqrtHalfBits) >> 52;
        var mantissa = BitConverter.Int64BitsToDouble(bits - (shift << 52));
        var exponent = (int)shift + scaled;

        // log(m) = 2 atanh(s), s = (m-1)/(m+1), |s| <= 0.1716: the series to s^21 is below an ulp.
        var f = mantissa - 1;
        var s = f / (mantissa + 1);
        var tail = SeriesTail(s * s);

        // 2s = f - s f, which keeps the leading term exact.
        return (exponent * Ln2High) + ((f - (s * (f - (2 * tail)))) + (exponent * Ln2Low));
    }

    /// <summary>
    /// log(a / b) for finite positive numbers, within 2 ulp also where they are close, which the quotient's rounding would spoil;
    /// NaN for anything else.
    /// </summary>
    public static double LogRatio(double a, double b)
    {
        if (!(a > 0) || !(b > 0))
        {
            return double.NaN;
        }

        // atanh's argument for m = a / b is (a - b) / (a + b), halved against overflow: within 1/8 the series is good and one division does.
        var difference = (0.5 * a) - (0.5 * b);
        var mean = (0.5 * a) + (0.5 * b);
        if (!(Math.Abs(difference) <= 0.125 * mean))
        {
            return Log(a / b);
        }

        var s = difference / mean;
        return 2 * (s + (s * SeriesTail(s * s)));
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

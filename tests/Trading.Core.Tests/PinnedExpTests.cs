using System.Numerics;
using FsCheck.Fluent;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests;

public class PinnedExpTests
{
    private const int FractionBits = 400;

    [Theory]
    [InlineData(0.0, 1.0)]
    [InlineData(1.0, 2.7182818284590452354)]
    [InlineData(-1.0, 0.36787944117144232160)]
    [InlineData(0.5, 1.6487212707001281468)]
    [InlineData(10.0, 22026.465794806716517)]
    [InlineData(-700.0, 9.8596765437597708567e-305)]
    [InlineData(709.0, 8.2184074615549721892e307)]
    public void Exp_KnownValue_IsWithinTwoUlp(double x, double expected) =>
        Assert.InRange(PinnedExp.Exp(x), expected - (2 * Ulp(expected)), expected + (2 * Ulp(expected)));

    [Theory]
    [InlineData(double.NaN, double.NaN)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData(709.79, double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity, 0.0)]
    [InlineData(-745.2, 0.0)]
    [InlineData(-745.0, double.Epsilon)]
    public void Exp_EdgeOfRange_IsTheLimit(double x, double expected) => Assert.Equal(expected, PinnedExp.Exp(x));

    /// <summary>Against the series in integers of 2^-400, which is exact to far more digits than a double has.</summary>
    [Fact]
    public void Exp_AnyArgument_IsWithinTwoUlpOfTheExactSeries() =>
        Properties.Check(
            Gen.Choose(-2_000_000_000, 2_000_000_000).Select(i => i / 1e8),
            x => IsWithinTwoUlp(PinnedExp.Exp(x), Exact(x)));

    [Fact]
    public void Exp_SmallArgument_IsWithinTwoUlpOfTheExactSeries() =>
        Properties.Check(
            Gen.Choose(-2_000_000_000, 2_000_000_000).Select(i => i / 5e9),
            x => IsWithinTwoUlp(PinnedExp.Exp(x), Exact(x)));

    private static bool IsWithinTwoUlp(double actual, BigInteger exact) =>
        BigInteger.Abs(Fixed(actual) - exact) <= 2 * Fixed(Ulp(actual));

    private static double Ulp(double x) => Math.BitIncrement(x) - x;

    private static BigInteger Exact(double x)
    {
        var argument = Fixed(x);
        var term = BigInteger.One << FractionBits;
        var sum = term;
        for (var n = 1; !term.IsZero && n < 400; n++)
        {
            term = (term * argument / n) >> FractionBits;
            sum += term;
        }

        return sum;
    }

    private static BigInteger Fixed(double x)
    {
        var bits = BitConverter.DoubleToInt64Bits(x);
        var exponent = (int)((bits >> 52) & 0x7FF) - 1075;
        var mantissa = new BigInteger((bits & 0xFFFFFFFFFFFFFL) | 0x10000000000000L) * Math.Sign(x);
        var shift = exponent + FractionBits;
        return shift >= 0 ? mantissa << shift : mantissa >> -shift;
    }
}

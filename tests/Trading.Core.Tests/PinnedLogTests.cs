using System.Numerics;
using FsCheck.Fluent;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests;

public class PinnedLogTests
{
    [Fact]
    public void Log_AnyPositiveBits_IsWithinTwoUlpOfThePlatform()
    {
        var positive = Longs.Between(1, BitConverter.DoubleToInt64Bits(double.MaxValue)).Select(BitConverter.Int64BitsToDouble);
        Properties.Check(positive, x => UlpsApart(PinnedLog.Log(x), Math.Log(x)) <= 2);
    }

    [Fact]
    public void Log_RatiosNearOne_AreWithinTwoUlpOfThePlatform()
    {
        var random = new SeededRandom(5);
        for (var i = 0; i < 200_000; i++)
        {
            var x = 1 + ((random.NextDouble() - 0.5) * Math.ScaleB(1, -random.NextInt32(50)));
            Assert.True(UlpsApart(PinnedLog.Log(x), Math.Log(x)) <= 2, $"{x:R}");
        }
    }

    [Fact]
    public void Log_Subnormals_AreWithinTwoUlpOfThePlatform()
    {
        var subnormal = Longs.Between(1, (1L << 52) - 1).Select(BitConverter.Int64BitsToDouble);
        Properties.Check(subnormal, x => UlpsApart(PinnedLog.Log(x), Math.Log(x)) <= 2);
        Assert.True(UlpsApart(PinnedLog.Log(double.Epsilon), -744.4400719213812) <= 2);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 0.6931471805599453)]
    [InlineData(Math.E, 1)]
    [InlineData(10, 2.302585092994046)]
    [InlineData(0.5, -0.6931471805599453)]
    [InlineData(1.01, 0.009950330853168092)]
    [InlineData(double.MaxValue, 709.782712893384)]
    public void Log_KnownValues_AreWithinTwoUlp(double x, double expected) =>
        Assert.True(UlpsApart(PinnedLog.Log(x), expected) <= 2);

    [Fact]
    public void Log_OfOne_IsExactlyZero() => Assert.Equal(0.0, PinnedLog.Log(1));

    [Theory]
    [InlineData(0.0)]
    [InlineData(-1.0)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void Log_NotFinitePositive_IsNaN(double x) => Assert.True(double.IsNaN(PinnedLog.Log(x)));

    // A change of these bits changes every seeded market and every volatility: it must be a decision.
    [Theory]
    [InlineData(1.01, 0x3F8460D6CCCA367CL)]
    [InlineData(67_000.12, 0x402639930174F9FDL)]
    public void Log_PinnedBits_DoNotChange(double x, long bits) =>
        Assert.Equal(bits, BitConverter.DoubleToInt64Bits(PinnedLog.Log(x)));

    [Fact]
    public void LogRatio_OfPricesOneStepApart_IsWithinTwoUlpOfTheSeries()
    {
        // log((n + 1) / n) = 2 (y + y^3/3 + y^5/5 + ...), y = 1 / (2n + 1): the quotient itself would lose eight digits.
        for (var n = 1_000; n < 200_000_000; n = (n * 2) + 17)
        {
            var y = 1 / ((2.0 * n) + 1);
            var expected = 2 * (y + (y * y * y * ((1.0 / 3) + (y * y / 5))));
            Assert.True(UlpsApart(PinnedLog.LogRatio(n + 1, n), expected) <= 2, $"{n}");
            Assert.True(UlpsApart(PinnedLog.LogRatio(n, n + 1), -expected) <= 2, $"{n}");
        }
    }

    [Theory]
    [InlineData(9, 7)]
    [InlineData(7, 9)]
    [InlineData(1.29, 1)]
    [InlineData(1e-100, 1e100)]
    [InlineData(1.7e308, 1.6e308)]
    [InlineData(3, 3)]
    public void LogRatio_FarOrNear_AgreesWithTheLogarithm(double a, double b) =>
        Assert.Equal(Math.Log(a / b), PinnedLog.LogRatio(a, b), 4e-16 * Math.Max(1, Math.Abs(Math.Log(a / b))));

    [Theory]
    [InlineData(double.NaN, 1)]
    [InlineData(1, double.NaN)]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    [InlineData(-1, 1)]
    [InlineData(-1, -1)]
    [InlineData(0, 0)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity)]
    public void LogRatio_NotPositive_IsNaN(double a, double b) => Assert.True(double.IsNaN(PinnedLog.LogRatio(a, b)));

    private static BigInteger UlpsApart(double a, double b) => BigInteger.Abs(Ordered(a) - Ordered(b));

    private static BigInteger Ordered(double x)
    {
        var bits = BitConverter.DoubleToInt64Bits(x);
        return bits >= 0 ? bits : -(BigInteger)(bits & long.MaxValue);
    }
}

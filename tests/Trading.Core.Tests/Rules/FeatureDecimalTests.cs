using Trading.Core.Rules;

namespace Trading.Core.Tests.Rules;

public sealed class FeatureDecimalTests
{
    [Theory]
    [InlineData(0.1, "0.1")]
    [InlineData(0.1234565, "0.123456")]
    [InlineData(0.1234575, "0.123458")]
    [InlineData(-2.0000004, "-2")]
    [InlineData(1e12, "1000000000000")]
    [InlineData(55.123456789, "55.123457")]
    public void From_AnyFeature_KeepsSixDigits(double value, string expected)
    {
        Assert.Equal(decimal.Parse(expected), FeatureDecimal.From(value));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(1.1e12)]
    public void From_NotAFeature_Throws(double value)
    {
        Assert.False(FeatureDecimal.Holds(value));
        Assert.Throws<ArgumentOutOfRangeException>(() => FeatureDecimal.From(value));
    }

    [Fact]
    public void Down_LongQuotient_IsCutOff()
    {
        Assert.Equal(0.666666m, FeatureDecimal.Down(2m / 3m));
    }
}

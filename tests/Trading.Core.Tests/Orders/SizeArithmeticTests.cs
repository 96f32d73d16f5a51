using Trading.Core.Orders;

namespace Trading.Core.Tests.Orders;

public class SizeArithmeticTests
{
    [Theory]
    [InlineData(2.5, 0.56)]
    [InlineData(4.0, 0.672)]
    public void SizePctNav_WithStop_IsTheSmallerBaseTimesEveryFactor(double riskPct, double expected)
    {
        // min(3, risk) x .7 x .8 x .5 x 1 x .8.
        var size = new SizeArithmetic(3, (decimal)riskPct, 0.7m, 0.8m, 0.5m, 1, 0.8m, new Money(20_000));

        Assert.Equal((decimal)expected, size.SizePctNav);
        Assert.Equal((decimal)expected * 200, size.Notional.Amount);
    }

    [Fact]
    public void SizePctNav_WithoutStop_IsTheBase() =>
        Assert.Equal(6, new SizeArithmetic(3, null, 2, 1, 1, 1, 1, new Money(1)).SizePctNav);
}

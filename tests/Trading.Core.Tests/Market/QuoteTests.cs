using Trading.Core.Market;

namespace Trading.Core.Tests.Market;

public class QuoteTests
{
    [Fact]
    public void MidAndSpreadBps_HandComputed_AreOfBothSides()
    {
        var quote = new Quote(default, 99.9, 100.1);
        Assert.Equal(100, quote.Mid, 1e-12);
        Assert.Equal(20, quote.SpreadBps, 1e-9);
    }

    [Theory]
    [InlineData(100, 101, true)]
    [InlineData(100, 100, true)]
    [InlineData(101, 100, false)]
    [InlineData(0, 100, false)]
    [InlineData(-1, 100, false)]
    [InlineData(double.NaN, 100, false)]
    [InlineData(100, double.NaN, false)]
    public void IsObserved_BothSidesUncrossed_IsTrue(double bid, double ask, bool expected) =>
        Assert.Equal(expected, new Quote(default, bid, ask).IsObserved);

    [Fact]
    public void IsObserved_Default_IsFalse() => Assert.False(default(Quote).IsObserved);

    [Fact]
    public void Constructor_SizesNotGiven_AreNaN()
    {
        var quote = new Quote(default, 1, 2);
        Assert.True(double.IsNaN(quote.BidSize) && double.IsNaN(quote.AskSize) && double.IsNaN(quote.DepthNotional));
    }
}

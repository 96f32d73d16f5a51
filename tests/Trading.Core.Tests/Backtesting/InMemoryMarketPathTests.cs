using Trading.Core.Backtesting;
using Trading.Core.Market;
using static Trading.Core.Tests.Backtesting.TestVenue;

namespace Trading.Core.Tests.Backtesting;

public class InMemoryMarketPathTests
{
    private static readonly ProductId Unknown = ProductId.Parse("ZZZ-USD");

    private readonly InMemoryMarketPath _path = new InMemoryMarketPath(volatilityCandles: 3)
        .Add(ProductOf(), SeriesOf(Flat(0, 100), Flat(1, 101), Flat(4, 104), Flat(5, 110)));

    [Theory]
    [InlineData(-100, 0)]
    [InlineData(0, 0)]
    [InlineData(59.999, 0)]
    [InlineData(60, 1)]
    [InlineData(120, 4)]
    [InlineData(359.999, 5)]
    public void TryGetCandle_Instant_IsTheCoveringOrTheNext(double seconds, int minute)
    {
        Assert.True(_path.TryGetCandle(Aaa, Seconds(seconds), out var candle));
        Assert.Equal(Noon.AddMs(minute * 60_000L), candle.OpenTime);
    }

    [Fact]
    public void TryGetCandle_AfterTheLastOrOfAnotherProduct_IsFalse()
    {
        Assert.False(_path.TryGetCandle(Aaa, Seconds(360), out _));
        Assert.False(_path.TryGetCandle(Unknown, Noon, out _));
    }

    [Theory]
    [InlineData(59.999, double.NaN)]
    [InlineData(60, 100)]
    [InlineData(200, 101)]
    [InlineData(1_000, 110)]
    public void LastClose_Instant_IsOfTheLastCompleteCandle(double seconds, double expected) =>
        Assert.Equal(expected, _path.LastClose(Aaa, Seconds(seconds)));

    [Fact]
    public void VolatilityPerCandle_FourCandles_IsTheSampleDeviationOfLogReturns()
    {
        double[] returns = [Math.Log(101.0 / 100), Math.Log(104.0 / 101), Math.Log(110.0 / 104)];
        var mean = returns.Average();
        var expected = Math.Sqrt(returns.Sum(r => (r - mean) * (r - mean)) / 2);
        Assert.Equal(0.0232, expected, 4);
        Assert.Equal(expected, _path.VolatilityPerCandle(Aaa, Seconds(360)), 12);
        Assert.Equal(double.NaN, _path.VolatilityPerCandle(Aaa, Seconds(120)));
        Assert.Equal(double.NaN, _path.VolatilityPerCandle(Unknown, Seconds(360)));
    }

    [Fact]
    public void QuoteAt_Instant_IsTheNewestStampedByThen()
    {
        var quotes = new QuoteColumns();
        quotes.Append(new Quote(Seconds(10), 1, 2));
        quotes.Append(new Quote(Seconds(20), 3, 4));
        var path = new InMemoryMarketPath().Add(ProductOf(), SeriesOf(Flat(0, 100)), quotes);
        Assert.False(path.QuoteAt(Aaa, Seconds(9.999)).IsObserved);
        Assert.Equal(1, path.QuoteAt(Aaa, Seconds(19.999)).Bid);
        Assert.Equal(3, path.QuoteAt(Aaa, Seconds(20)).Bid);
        Assert.False(path.QuoteAt(Unknown, Seconds(20)).IsObserved);
    }

    [Fact]
    public void Constructor_TooFewReturnsForADeviation_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new InMemoryMarketPath(1));
}

using Trading.Core.Backtesting;
using Trading.Core.Market;
using Trading.Core.Tests.Testing;
using static Trading.Core.Tests.Backtesting.TestVenue;

namespace Trading.Core.Tests.Backtesting;

public class IntrabarPathTests
{
    // Pieces of 1, 2 and 1: a quarter, a half and a quarter of the minute.
    private static readonly PathCandle Symmetric = new(At(0, 100, 101, 99, 100), Interval.OneMinute);

    [Theory]
    [InlineData(0, 100, 100)]
    [InlineData(7.5, 100.5, 99.5)]
    [InlineData(15, 101, 99)]
    [InlineData(30, 100, 100)]
    [InlineData(45, 99, 101)]
    [InlineData(52.5, 99.5, 100.5)]
    [InlineData(60, 100, 100)]
    [InlineData(90, 100, 100)]
    [InlineData(-5, 100, 100)]
    public void PriceAt_SymmetricCandle_MatchesHandArithmetic(double seconds, double highFirst, double lowFirst)
    {
        Assert.Equal(highFirst, new IntrabarPath(Symmetric, isHighFirst: true).PriceAt(Seconds(seconds)), 12);
        Assert.Equal(lowFirst, new IntrabarPath(Symmetric, isHighFirst: false).PriceAt(Seconds(seconds)), 12);
    }

    [Theory]
    [InlineData(Side.Buy, 99.5, 0.0, 37.5, 7.5)]
    [InlineData(Side.Buy, 99.0, 0.0, 45.0, 15.0)]
    [InlineData(Side.Buy, 100.0, 0.0, 0.0, 0.0)]
    [InlineData(Side.Buy, 99.5, 40.0, 40.0, null)]
    [InlineData(Side.Sell, 100.5, 0.0, 7.5, 37.5)]
    [InlineData(Side.Sell, 100.5, 10.0, 10.0, 37.5)]
    [InlineData(Side.Sell, 101.0, 20.0, null, 45.0)]
    [InlineData(Side.Buy, 98.99, 0.0, null, null)]
    [InlineData(Side.Buy, 99.5, 60.0, null, null)]
    public void FirstReach_SymmetricCandle_MatchesHandArithmetic(Side side, double level, double from, double? highFirst, double? lowFirst)
    {
        Assert.Equal(TimeOf(highFirst), new IntrabarPath(Symmetric, isHighFirst: true).FirstReach(side, level, Seconds(from)));
        Assert.Equal(TimeOf(lowFirst), new IntrabarPath(Symmetric, isHighFirst: false).FirstReach(side, level, Seconds(from)));
    }

    [Fact]
    public void FirstReach_TouchAtTheVeryEnd_IsTheCandlesLastMillisecond()
    {
        var falling = new PathCandle(At(0, 100, 100, 99, 99), Interval.OneMinute);
        Assert.Equal(Seconds(59.999), new IntrabarPath(falling, isHighFirst: true).FirstReach(Side.Buy, 99, Noon));
    }

    [Fact]
    public void PriceAt_CandleWithoutAMove_IsFlat()
    {
        var path = new IntrabarPath(new(Flat(0, 42), Interval.OneMinute), isHighFirst: true);
        Assert.Equal([42, 42, 42], new[] { 0, 30, 60 }.Select(s => path.PriceAt(Seconds(s))));
        Assert.Equal(Seconds(3), path.FirstReach(Side.Sell, 42, Seconds(3)));
    }

    [Fact]
    public void FirstReach_RandomCandles_AgreesWithWalkingThePath() => Properties.Check(Longs.Between(0, long.MaxValue), seed =>
    {
        var random = new SeededRandom((ulong)seed);
        var candle = new PathCandle(Venues.RandomCandle(ref random, 0, 100), Interval.FromSeconds(2));
        var path = new IntrabarPath(candle, random.NextDouble() < 0.5);
        var side = random.NextDouble() < 0.5 ? Side.Buy : Side.Sell;
        var level = 95 + (random.NextInt32(1000) * 0.01);
        var from = Noon.AddMs(random.NextInt32(2000));

        var first = path.FirstReach(side, level, from);
        for (var at = from; at < first && at < candle.EndTime; at = at.AddMs(1))
        {
            if (side == Side.Buy ? path.PriceAt(at) < level - 1e-9 : path.PriceAt(at) > level + 1e-9)
            {
                return false;
            }
        }

        // Where it is reached, the path passes the level within the millisecond before; a spike may have turned by then.
        var isExtreme = side == Side.Buy ? candle.Candle.Low <= level : candle.Candle.High >= level;
        return first == Timestamp.MaxValue || (isExtreme && first >= from && first < candle.EndTime);
    });

    private static Timestamp TimeOf(double? seconds) => seconds is { } s ? Seconds(s) : Timestamp.MaxValue;
}

using Trading.Core.Backtesting;
using Trading.Core.Market;
using Trading.Core.Orders;
using static Trading.Core.Tests.Backtesting.TestVenue;

namespace Trading.Core.Tests.Backtesting;

public class FillModelTests
{
    private static readonly Increment Cent = new(0.01m);
    private static readonly Increment Thousandth = new(0.001m);

    [Fact]
    public void IsHighFirst_ManyCandles_IsAFairCoinThatDiffersByProductAndSeed()
    {
        var one = ModelOf(FillMode.Base, seed: 1);
        var two = ModelOf(FillMode.Base, seed: 2);
        var other = ProductId.Parse("BBB-USD");
        var times = Enumerable.Range(0, 20_000).Select(i => Noon.AddMs(i * 60_000L)).ToArray();

        Assert.InRange(times.Count(t => one.IsHighFirst(Aaa, t)), 9_700, 10_300);
        Assert.InRange(times.Count(t => one.IsHighFirst(Aaa, t) == two.IsHighFirst(Aaa, t)), 9_700, 10_300);
        Assert.InRange(times.Count(t => one.IsHighFirst(Aaa, t) == one.IsHighFirst(other, t)), 9_700, 10_300);
    }

    [Fact]
    public void IsHighFirst_SameKeys_NeverChanges()
    {
        // Frozen: a change of these bits changes every backtest.
        var model = ModelOf(FillMode.Base, seed: 42);
        var bits = string.Concat(Enumerable.Range(0, 16).Select(i => model.IsHighFirst(Aaa, Noon.AddMs(i * 60_000L)) ? '1' : '0'));
        Assert.Equal(bits, string.Concat(Enumerable.Range(0, 16).Select(i => ModelOf(FillMode.Optimistic, 42).IsHighFirst(Aaa, Noon.AddMs(i * 60_000L)) ? '1' : '0')));
        Assert.Equal("1001010010101001", bits);
    }

    [Theory]
    [InlineData(FillMode.Optimistic, Side.Buy, 0, 100)]
    [InlineData(FillMode.Optimistic, Side.Sell, 30, 100)]
    [InlineData(FillMode.Pessimistic, Side.Buy, 0, 99.99)]
    [InlineData(FillMode.Pessimistic, Side.Buy, 0.5, 99.99)]
    [InlineData(FillMode.Pessimistic, Side.Buy, 30, 99.7)]
    [InlineData(FillMode.Pessimistic, Side.Sell, 30, 100.3)]
    public void FillLevel_ByMode_IsTheLimitOrBeyond(FillMode mode, Side side, double halfSpreadBps, double expected) =>
        Assert.Equal(expected, ModelOf(mode).FillLevel(IdOf(0), side, new Price(100), Cent, BasisPoints.Measured(halfSpreadBps), Noon));

    [Theory]
    [InlineData(Side.Buy, 99.99)]
    [InlineData(Side.Sell, 100.01)]
    public void FillLevel_Base_TouchesForThirtyPercentAndElseTradesThroughByATick(Side side, double through)
    {
        var model = ModelOf(FillMode.Base);
        var levels = Enumerable.Range(0, 2_000)
            .Select(i => model.FillLevel(IdOf(i), side, new Price(100), Cent, new BasisPoints(30), Noon))
            .ToArray();
        Assert.Equal(2_000, levels.Count(l => l == 100 || l == through));
        Assert.InRange(levels.Count(l => l == 100), 530, 670);
    }

    [Fact]
    public void FillLevel_SameOrderInAnotherCandle_DrawsAgain()
    {
        var model = ModelOf(FillMode.Base);
        var touches = Enumerable.Range(0, 2_000).Count(i =>
            model.FillLevel(IdOf(0), Side.Buy, new Price(100), Cent, BasisPoints.Zero, Noon.AddMs(i * 60_000L)) == 100);
        Assert.InRange(touches, 530, 670);
    }

    [Theory]
    [InlineData(FillMode.Optimistic, 250)]
    [InlineData(FillMode.Base, 100)]
    [InlineData(FillMode.Pessimistic, 25)]
    public void ShareOf_ByMode_IsThePolicysParticipation(FillMode mode, decimal expected)
    {
        var candle = new PathCandle(Flat(0, 1, volume: 1000), Interval.OneMinute);
        Assert.Equal(expected, ModelOf(mode).ShareOf(candle, Thousandth).Value);
        Assert.Equal(expected / 4, ModelOf(mode).AccruedOf(candle, Thousandth, 15_000).Value);
    }

    [Fact]
    public void ShareOf_OddVolume_IsFlooredToTheIncrement()
    {
        // 25 % of 0.0199 (of which 0.019 is whole increments) is 0.00475.
        var candle = new PathCandle(Flat(0, 1, volume: 0.0199), Interval.OneMinute);
        Assert.Equal(0.004m, ModelOf(FillMode.Optimistic).ShareOf(candle, Thousandth).Value);
    }

    [Theory]
    [InlineData(10, 2_400)]
    [InlineData(250, 60_000)]
    [InlineData(0.001, 1)]
    [InlineData(250.001, 61_000)]
    public void LiveMsFor_Quantity_IsWhenItHasAccrued(double quantity, long expectedMs)
    {
        var candle = new PathCandle(Flat(0, 1, volume: 1000), Interval.OneMinute);
        Assert.Equal(expectedMs, ModelOf(FillMode.Optimistic).LiveMsFor(new Quantity((decimal)quantity), candle, Thousandth));
    }

    [Fact]
    public void MarketPrice_Pessimistic_IsTheWorseOfBothPaths()
    {
        var candle = new PathCandle(At(0, 100, 101, 99, 100), Interval.OneMinute);
        var model = ModelOf(FillMode.Pessimistic);
        Assert.Equal(100.5, model.MarketPrice(Aaa, Side.Buy, candle, Seconds(7.5)), 12);
        Assert.Equal(99.5, model.MarketPrice(Aaa, Side.Sell, candle, Seconds(7.5)), 12);
    }

    private static FillModel ModelOf(FillMode mode, ulong seed = 7) => new(mode, OptionsOf(mode).Fill, seed);

    private static ClientOrderId IdOf(int attempt) => ClientOrderId.Derive("test", Noon, Aaa, Side.Buy, OrderLeg.Entry, attempt);
}

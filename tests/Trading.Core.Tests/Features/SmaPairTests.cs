using FsCheck.Fluent;
using Trading.Core.Features;
using Trading.Core.Market;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.Features;

public sealed class SmaPairTests
{
    [Fact]
    public void Push_RandomPricesWithTies_CrossesWhereDecimalArithmeticDoes()
    {
        // Prices from a handful of ticks make ties common.
        var prices = Gen.ArrayOf(Gen.Choose(1, 5).Select(x => x * 0.1)).Where(x => x.Length > 4);
        var cases = Gen.Choose(1, 3).SelectMany(fast => Gen.Choose(fast + 1, 5).SelectMany(slow => prices.Select(p => (fast, slow, p))));
        Properties.Check(cases, c => Crossings(c.p, c.fast, c.slow).SequenceEqual(PlainCrossings(c.p, c.fast, c.slow)));
    }

    [Fact]
    public void Push_TieThatDoublesDoNotSee_IsATie()
    {
        // (0.1 + 0.3 + 0.2) / 3 is 0.2, but 0.20000000000000004 in doubles: these would be below already and never cross down.
        Assert.True((0.1 + 0.3 + 0.2) / 3 > 0.2);
        Assert.Equal([SmaCross.None, SmaCross.None, SmaCross.None, SmaCross.Down], Crossings([0.1, 0.3, 0.2, 0.1], 1, 3));
    }

    [Theory]
    [InlineData(10_000_000, 500)]
    [InlineData(10_000_000, 999)]
    [InlineData(0.00000001, 500)]
    [InlineData(0.00000001, 999)]
    public void Push_OneUnitAfterAThousandEqualPrices_Crosses(double price, int fast)
    {
        // 999 has no divisor in common with 1000: of a high price, its products need more than 64 bits.
        var pair = new SmaPair(fast, 1000);
        Assert.DoesNotContain(Enumerable.Range(0, 3000).Select(_ => pair.Push(price)), x => x != SmaCross.None);
        Assert.Equal(SmaCross.Up, pair.Push(price + 0.00000001));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(45_000_000.0)]
    [InlineData(double.PositiveInfinity)]
    public void Push_PriceBeyondExactness_Throws(double close) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new SmaPair(1, 2).Push(close));

    [Theory]
    [InlineData(0, 2)]
    [InlineData(2, 2)]
    [InlineData(3, 2)]
    [InlineData(10, 1001)]
    public void SmaPair_LengthsThatMakeNoPair_Throw(int fast, int slow) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new SmaPair(fast, slow));

    [Fact]
    public void Values_SeveralCandlesAtOnce_TellTheCrossingOfTheLast()
    {
        var candles = TestCandles.Walk(91, Interval.OneDay, 24 * 400);
        var options = new FeatureOptions(10, 10, 30);
        var (single, batched) = (new FeatureWindow(Interval.OneDay, FeatureNeeds.Sma, options), new FeatureWindow(Interval.OneDay, FeatureNeeds.Sma, options));
        var crossings = 0;
        for (var i = 0; i < candles.Count; i++)
        {
            single.Advance(candles, i, i + 1);
            crossings += single.Values.SmaCross == SmaCross.None ? 0 : 1;
            if (i % 3 == 2)
            {
                batched.Advance(candles, i - 2, i + 1);
                Assert.Equal(single.Values.SmaCross, batched.Values.SmaCross);
            }
        }

        Assert.InRange(crossings, 5, 100);
        Assert.Equal(400, single.Values.BarCount);
        Assert.False(single.Values.HasDataGap);
    }

    [Fact]
    public void Values_CrossingWhoseNextCandleIsMissing_IsOverWhenThatWasDue()
    {
        var candles = new CandleColumns();
        foreach (var (hour, close) in new[] { (0, 3.0), (1, 2.0), (2, 4.0), (4, 5.0) })
        {
            candles.Append(new Candle(TestCandles.Start.AddMs(hour * 3_600_000L), close, close, close, close, 1));
        }

        var window = new FeatureWindow(Interval.OneHour, FeatureNeeds.Sma, new FeatureOptions(10, 1, 2));
        window.Advance(candles, 0, 3);
        window.CloseTo(TestCandles.Start.AddMs(3 * 3_600_000L));
        Assert.Equal(SmaCross.Up, window.Values.SmaCross);
        window.CloseTo(TestCandles.Start.AddMs((4 * 3_600_000L) - 1));
        Assert.Equal(SmaCross.Up, window.Values.SmaCross);
        window.CloseTo(TestCandles.Start.AddMs(4 * 3_600_000L));
        Assert.Equal(SmaCross.None, window.Values.SmaCross);
        Assert.Equal(4, window.Values.Price);
        window.Advance(candles, 3, 4);
        Assert.Equal(SmaCross.None, window.Values.SmaCross);
    }

    private static SmaCross[] Crossings(double[] closes, int fast, int slow)
    {
        var pair = new SmaPair(fast, slow);
        return [.. closes.Select(pair.Push)];
    }

    private static SmaCross[] PlainCrossings(double[] closes, int fast, int slow)
    {
        decimal Average(int end, int n) => closes.Skip(end - n + 1).Take(n).Sum(x => (decimal)x) / n;
        int Side(int end) => decimal.Round(Average(end, fast) - Average(end, slow), 20).CompareTo(0m);
        return [.. closes.Select((_, i) =>
            i < slow ? SmaCross.None
            : Side(i) > 0 && Side(i - 1) <= 0 ? SmaCross.Up
            : Side(i) < 0 && Side(i - 1) >= 0 ? SmaCross.Down
            : SmaCross.None)];
    }
}

using System.Runtime.InteropServices;
using Trading.Core.Market;
using Trading.Core.MarketData.Synthetic;

namespace Trading.Core.Tests.MarketData.Synthetic;

public class SyntheticMarketTests
{
    private static readonly SyntheticMarketOptions Quarter = SyntheticMarketOptions.Default(7) with
    {
        To = Timestamp.Utc(2024, 4, 1),
    };

    [Fact]
    public void ReadNext_PinnedSeed_GivesThePinnedBits()
    {
        var cursor = new SyntheticMarket(Quarter).Open(ProductId.Parse("ETH-USD"));
        var candles = new CandleColumns();
        var quotes = new QuoteColumns();

        Assert.True(cursor.ReadNext(candles, quotes));

        Assert.Equal("d5a125f10ed092f593f5b62e551ffd17", HashOf(candles, quotes)[..32]);
    }

    [Fact]
    public void ReadNext_PinnedSeedByTheMinute_GivesThePinnedBits()
    {
        var minutes = SyntheticMarketOptions.Benchmark20(7) with { To = Timestamp.Utc(2025, 1, 8) };
        var cursor = new SyntheticMarket(minutes).Open(ProductId.Parse("DOGE-USD"));
        var candles = new CandleColumns();
        var quotes = new QuoteColumns();

        Assert.True(cursor.ReadNext(candles, quotes));

        Assert.Equal("397ecea87fe2529a7d0bbc22d84c7469", HashOf(candles, quotes)[..32]);
    }

    [Fact]
    public void ReadNext_AnotherSeed_GivesAnotherPath()
    {
        var one = SyntheticStatistics.ReadAll(new SyntheticMarket(Quarter), "ETH-USD");
        var two = SyntheticStatistics.ReadAll(new SyntheticMarket(Quarter with { Seed = 8 }), "ETH-USD");

        Assert.NotEqual(one.Close[one.Count - 1], two.Close[two.Count - 1]);
    }

    [Fact]
    public void ReadNext_OtherProductsInTheMarket_LeavesAProductUnchanged()
    {
        var alone = Quarter with { Products = [Quarter.Products.Single(p => p.Id.Value == "ADA-USD")] };

        var among = SyntheticStatistics.ReadAll(new SyntheticMarket(Quarter), "ADA-USD");

        AssertSame(among, SyntheticStatistics.ReadAll(new SyntheticMarket(alone), "ADA-USD"), among.Count);
    }

    [Theory]
    [InlineData("15m")]
    [InlineData("1m")]
    public void ReadNext_LaterEnd_KeepsWhatCameBefore(string interval)
    {
        var options = Quarter with { Interval = Interval.Parse(interval, "interval"), To = Timestamp.Utc(2024, 2, 10, 6) };
        var shorter = SyntheticStatistics.ReadAll(new SyntheticMarket(options), "SOL-USD");
        var longer = SyntheticStatistics.ReadAll(new SyntheticMarket(options with { To = Timestamp.Utc(2024, 3, 2) }), "SOL-USD");

        Assert.True(longer.Count > shorter.Count);
        AssertSame(longer, shorter, shorter.Count);
    }

    [Fact]
    public void ReadNext_WithQuotes_GivesTheSameCandlesAsWithout()
    {
        var without = SyntheticStatistics.ReadAll(new SyntheticMarket(Quarter), "BTC-USD");
        var cursor = new SyntheticMarket(Quarter).Open(ProductId.Parse("BTC-USD"));
        var month = new CandleColumns();
        var with = new CandleColumns();
        while (cursor.ReadNext(month, new QuoteColumns()))
        {
            with.AppendRange(month, 0, month.Count);
        }

        AssertSame(without, with, without.Count);
    }

    [Fact]
    public void SkipTo_MiddleOfAMonth_GoesOnWithThatWholeMonth()
    {
        var all = SyntheticStatistics.ReadAll(new SyntheticMarket(Quarter), "LTC-USD");
        var cursor = new SyntheticMarket(Quarter).Open(ProductId.Parse("LTC-USD"));
        var february = new CandleColumns();

        cursor.SkipTo(Timestamp.Utc(2024, 2, 20));
        cursor.ReadNext(february);

        var expected = new CandleColumns();
        var start = all.LowerBound(Timestamp.Utc(2024, 2, 1));
        expected.AppendRange(all, start, all.LowerBound(Timestamp.Utc(2024, 3, 1)) - start);
        Assert.Equal(expected.Count, february.Count);
        AssertSame(expected, february, february.Count);
    }

    [Fact]
    public void ReadNext_AfterTheLastMonth_GivesNothing()
    {
        var cursor = new SyntheticMarket(Quarter).Open(ProductId.Parse("BTC-USD"));
        var candles = new CandleColumns();
        var months = 0;
        while (cursor.ReadNext(candles))
        {
            months++;
        }

        Assert.Equal(3, months);
        Assert.False(cursor.ReadNext(candles));
        Assert.Equal(0, candles.Count);
    }

    /// <summary>The quarter-hours of a seed are the same market whatever the candles' length: they close at the same prices.</summary>
    [Theory]
    [InlineData("1m")]
    [InlineData("5m")]
    [InlineData("1h")]
    public void ReadNext_OtherInterval_ClosesAtTheSamePrices(string interval)
    {
        var options = Quarter with { To = Timestamp.Utc(2024, 2, 1), Gaps = new SyntheticGaps { MeanTradeQuote = 0 } };
        var quarters = SyntheticStatistics.ReadAll(new SyntheticMarket(options), "LINK-USD");
        var other = options with { Interval = Interval.Parse(interval, "interval") };
        var others = SyntheticStatistics.ReadAll(new SyntheticMarket(other), "LINK-USD");
        var step = Math.Max(other.Interval.Ms, 900_000);
        var compared = 0;
        for (var i = 0; i < others.Count; i++)
        {
            var end = others.OpenTimeMs[i] + other.Interval.Ms;
            var j = quarters.LowerBound(new Timestamp(end - 900_000));
            if (end % step == 0 && j < quarters.Count && quarters.OpenTimeMs[j] == end - 900_000)
            {
                Assert.Equal(quarters.Close[j], others.Close[i]);
                compared++;
            }
        }

        Assert.True(compared > (31 * 86_400_000L / step) * 0.95);
    }

    [Fact]
    public void Open_UnknownProduct_NamesItAndThoseThereAre()
    {
        var error = Assert.Throws<InputException>(() => new SyntheticMarket(Quarter).Open(ProductId.Parse("NOPE-USD")));

        Assert.Contains("'NOPE-USD'", error.Message, StringComparison.Ordinal);
        Assert.Contains("BTC-USD", error.Message, StringComparison.Ordinal);
    }

    internal static string HashOf(CandleColumns c, QuoteColumns q)
    {
        var bytes = new List<byte>();
        bytes.AddRange(MemoryMarshal.AsBytes(c.OpenTimeMs.AsSpan(0, c.Count)));
        foreach (var column in (double[][])[c.Open, c.High, c.Low, c.Close, c.Volume])
        {
            bytes.AddRange(MemoryMarshal.AsBytes(column.AsSpan(0, c.Count)));
        }

        bytes.AddRange(MemoryMarshal.AsBytes(q.AtMs.AsSpan(0, q.Count)));
        foreach (var column in (double[][])[q.Bid, q.Ask, q.BidSize, q.AskSize, q.DepthNotional])
        {
            bytes.AddRange(MemoryMarshal.AsBytes(column.AsSpan(0, q.Count)));
        }

        return ContentHash.Of(CollectionsMarshal.AsSpan(bytes));
    }

    private static void AssertSame(CandleColumns expected, CandleColumns actual, int count)
    {
        Assert.True(actual.Count >= count && expected.Count >= count);
        for (var i = 0; i < count; i++)
        {
            Assert.Equal(expected[i], actual[i]);
        }
    }
}

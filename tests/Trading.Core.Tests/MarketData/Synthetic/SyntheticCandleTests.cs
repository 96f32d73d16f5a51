using System.Globalization;
using Trading.Core.Market;
using Trading.Core.MarketData.Synthetic;
using Trading.Core.MarketData.Validation;

namespace Trading.Core.Tests.MarketData.Synthetic;

/// <summary>Every candle and quote is one that a venue could have sent.</summary>
public class SyntheticCandleTests
{
    private static readonly SyntheticMarketOptions Months = SyntheticMarketOptions.Default(3) with
    {
        To = Timestamp.Utc(2024, 3, 1),
        Products = SyntheticProducts.Twenty,
    };

    [Theory]
    [InlineData("15m", 60)]
    [InlineData("1m", 4)]
    [InlineData("1h", 60)]
    public void ReadNext_EveryCandle_IsValidAndOnItsIncrements(string text, int days)
    {
        var interval = Interval.Parse(text, "interval");
        var options = Months with { Interval = interval, To = Months.From.AddMs(days * 86_400_000L) };
        var market = new SyntheticMarket(options);
        foreach (var product in market.Products)
        {
            var candles = SyntheticStatistics.ReadAll(market, product.Id.Value);
            new CandleValidator(interval).Check(candles, i => $"{product.Id} row {i}");
            Assert.True(candles[0].OpenTime >= options.From);
            Assert.True(candles[candles.Count - 1].OpenTime < options.To);
            for (var i = 0; i < candles.Count; i++)
            {
                Assert.True(candles.Volume[i] > 0);
                if (i % 61 == 0)
                {
                    AssertOn(product.PriceIncrement, candles.Open[i], candles.High[i], candles.Low[i], candles.Close[i]);
                    AssertOn(product.BaseIncrement, candles.Volume[i]);
                }
            }

            Assert.True(candles.Count > days * 86_400_000L / interval.Ms / 3, $"{product.Id} {candles.Count}");
        }
    }

    [Fact]
    public void ReadNext_EveryQuote_IsUncrossedOnItsIncrementsAndInsideItsCandle()
    {
        var market = new SyntheticMarket(Months);
        foreach (var product in market.Products)
        {
            var cursor = market.Open(product.Id);
            var candles = new CandleColumns();
            var quotes = new QuoteColumns();
            while (cursor.ReadNext(candles, quotes))
            {
                Assert.Equal(candles.Count, quotes.Count);
                for (var i = 0; i < quotes.Count; i++)
                {
                    var q = quotes[i];
                    Assert.Equal(candles.OpenTimeMs[i] + 18_000, q.At.UnixMs);
                    Assert.True(q.Bid > 0 && q.Ask > q.Bid && q.BidSize > 0 && q.AskSize > 0 && q.DepthNotional > 0);
                    Assert.InRange(candles.Open[i], q.Bid, q.Ask);
                    if (i % 61 == 0)
                    {
                        AssertOn(product.PriceIncrement, q.Bid, q.Ask);
                        AssertOn(product.BaseIncrement, q.BidSize, q.AskSize);
                    }
                }
            }
        }
    }

    /// <summary>The floors and ceilings that the shipped universe sets, tier by tier (domain: universe).</summary>
    [Theory]
    [InlineData("BTC-USD", 10e6, 20, 100e3)]
    [InlineData("SOL-USD", 10e6, 20, 100e3)]
    [InlineData("ADA-USD", 5e6, 35, 25e3)]
    [InlineData("LINK-USD", 5e6, 35, 25e3)]
    [InlineData("ALGO-USD", 5e6, 35, 25e3)]
    [InlineData("FIL-USD", 2e6, 60, 10e3)]
    public void Defaults_OfATier_ClearItsFloorsMostOfTheTime(string id, double volumeMin, double spreadBpsMax, double depthMin)
    {
        var cursor = new SyntheticMarket(Months).Open(ProductId.Parse(id));
        var candles = new CandleColumns();
        var quotes = new QuoteColumns();
        int days = 0, enough = 0, tight = 0, deep = 0, seen = 0;
        while (cursor.ReadNext(candles, quotes))
        {
            for (var start = 0; start + 96 <= candles.Count; start += 96)
            {
                days++;
                enough += Enumerable.Range(start, 96).Sum(i => candles[i].QuoteVolume) >= volumeMin ? 1 : 0;
            }

            for (var i = 0; i < quotes.Count; i++)
            {
                seen++;
                tight += quotes[i].SpreadBps <= spreadBpsMax ? 1 : 0;
                deep += quotes.DepthNotional[i] >= depthMin ? 1 : 0;
            }
        }

        Assert.True(enough > 0.8 * days, $"volume on {enough} of {days} days");
        Assert.True(tight > 0.9 * seen, $"spread on {tight} of {seen}");
        Assert.True(deep > 0.8 * seen, $"depth on {deep} of {seen}");
    }

    [Fact]
    public void ReadNext_ProductListedLater_HasNoCandleBefore()
    {
        var listed = Timestamp.Utc(2024, 2, 10, 12);
        var late = SyntheticProducts.Four[3] with { ListedAt = listed };
        var market = new SyntheticMarket(Months with { Products = [SyntheticProducts.Four[0], late] });

        var candles = SyntheticStatistics.ReadAll(market, "ADA-USD");

        Assert.Equal(listed, candles[0].OpenTime);
        Assert.Equal(listed, market.Products[0].ListedAt);
        Assert.Null(market.Products[1].ListedAt);
    }

    /// <summary>The double must be the one that parsing the printed price gives, or files would not round-trip.</summary>
    private static void AssertOn(Increment increment, params ReadOnlySpan<double> values)
    {
        foreach (var value in values)
        {
            var printed = increment.PriceOf(value).ToString();
            Assert.Equal(double.Parse(printed, CultureInfo.InvariantCulture), value);
        }
    }
}

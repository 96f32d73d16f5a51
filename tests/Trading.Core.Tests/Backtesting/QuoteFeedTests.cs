using FsCheck.Fluent;
using Trading.Core.Backtesting;
using Trading.Core.Market;
using Trading.Core.MarketData.Datasets;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.Backtesting;

public class QuoteFeedTests
{
    private static readonly Timestamp Month = Timestamp.Utc(2024, 2, 1);

    [Fact]
    public void At_BetweenQuotes_IsTheNewestThatIsNotLater()
    {
        using var feed = Feed(-600, -300, 0, 300);

        Assert.Equal(default, feed.At(Seconds(-601)));
        Assert.Equal(Seconds(-600), feed.At(Seconds(-600)).At);
        Assert.Equal(Seconds(-600), feed.At(Seconds(-301)).At);
        Assert.Equal(Seconds(-300), feed.At(Month.AddMs(-1)).At);
        Assert.Equal(Month, feed.At(Month).At);
        Assert.Equal(Seconds(300), feed.At(Seconds(100_000)).At);
    }

    [Fact]
    public void At_BackOverAMonthsEnd_NeverFindsTheFuture()
    {
        using var feed = Feed(-600, -300, -10, 0, 300);

        Assert.Equal(Month, feed.At(Seconds(5)).At);
        Assert.Equal(Seconds(-300), feed.At(Seconds(-20)).At);
        Assert.Equal(Seconds(-10), feed.At(Seconds(-1)).At);
        Assert.Equal(Seconds(300), feed.At(Seconds(301)).At);
    }

    [Fact]
    public void At_NoQuoteYetInTheNewMonth_IsTheLastOfTheOld()
    {
        using var feed = Feed(-300, 900);

        Assert.Equal(Seconds(-300), feed.At(Seconds(20)).At);
        Assert.Equal(Seconds(900), feed.At(Seconds(900)).At);
    }

    [Fact]
    public void At_AnyQuotesAndAnyWalk_IsThePlainDefinition()
    {
        // Steps forward of up to half an hour, each with a look back of up to a quarter.
        var cases = from stamps in Gen.Choose(-5000, 5000).NonEmptyListOf()
                    from steps in Gen.Choose(0, 1800).NonEmptyListOf()
                    from back in Gen.Choose(0, 900)
                    select (Stamps: stamps.Distinct().Order().ToArray(), Steps: steps, Back: back);
        Properties.Check(cases, c =>
        {
            using var feed = Feed(c.Stamps);
            var at = -6000;
            foreach (var step in c.Steps)
            {
                at += step;
                if (feed.At(Seconds(at)) != Plain(c.Stamps, at) || feed.At(Seconds(at - c.Back)) != Plain(c.Stamps, at - c.Back))
                {
                    return false;
                }
            }

            return true;
        });
    }

    private static Quote Plain(int[] stamps, int at)
    {
        var known = stamps.Where(s => s <= at).ToArray();
        return known.Length == 0 ? default : QuoteOf(known[^1]);
    }

    private static Timestamp Seconds(int seconds) => Month.AddMs(seconds * 1000L);

    private static Quote QuoteOf(int stamp) => new(Seconds(stamp), 10_000 + stamp, 10_001 + stamp, 1, 2, 3);

    private static QuoteFeed Feed(params int[] stamps)
    {
        var quotes = new QuoteColumns();
        foreach (var stamp in stamps)
        {
            quotes.Append(QuoteOf(stamp));
        }

        var product = TestProducts.Of("BTC-USD");
        var candles = new CandleColumns();
        candles.Append(new Candle(Month, 1, 1, 1, 1, 1));
        var dataset = new InMemoryDataset(
            "test", [new InMemoryProduct(product, [new CandleSeries(product.Id, Interval.QuarterHour, candles)], quotes)]);
        return new QuoteFeed(dataset.OpenQuotes(product.Id, Timestamp.MinValue, Timestamp.MaxValue)!);
    }
}

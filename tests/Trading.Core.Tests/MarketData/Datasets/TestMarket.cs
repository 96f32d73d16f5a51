using Trading.Core.Market;
using Trading.Core.MarketData.Datasets;

namespace Trading.Core.Tests.MarketData.Datasets;

/// <summary>Small markets for the tests of datasets.</summary>
internal static class TestMarket
{
    public static Product ProductOf(string id) => new(
        ProductId.Parse(id),
        new Increment(0.01m),
        new Increment(0.00000001m),
        new Increment(0.01m),
        new Money(1.00m),
        Timestamp.Utc(2015, 7, 20),
        IsInferred: true);

    /// <summary>Candle number i closes at 100 + i and trades i units.</summary>
    public static CandleColumns Candles(Timestamp first, Interval interval, int count)
    {
        var columns = new CandleColumns();
        for (var i = 0; i < count; i++)
        {
            columns.Append(new Candle(first.AddMs(i * interval.Ms), 100 + i, 101 + i, 99 + i, 100 + i, i));
        }

        return columns;
    }

    public static InMemoryDataset TwoProducts() => new(
        "coinbase",
        [
            new InMemoryProduct(
                ProductOf("ETH-USD"),
                [
                    new(ProductId.Parse("ETH-USD"), Interval.OneHour, Candles(Timestamp.Utc(2024, 1, 31, 22), Interval.OneHour, 4)),
                    new(ProductId.Parse("ETH-USD"), Interval.QuarterHour, Candles(Timestamp.Utc(2024, 1, 31, 23), Interval.QuarterHour, 8)),
                ]),
            new InMemoryProduct(
                ProductOf("BTC-USD"),
                [new(ProductId.Parse("BTC-USD"), Interval.OneHour, Candles(Timestamp.Utc(2024, 1, 1), Interval.OneHour, 3))],
                QuotesAt(Timestamp.Utc(2024, 1, 31, 23, 59), Timestamp.Utc(2024, 2, 1), Timestamp.Utc(2024, 2, 1, 0, 1))),
        ]);

    public static QuoteColumns QuotesAt(params ReadOnlySpan<Timestamp> times)
    {
        var quotes = new QuoteColumns();
        foreach (var time in times)
        {
            quotes.Append(new Quote(time, 99.5, 100.5, 2, 3));
        }

        return quotes;
    }
}

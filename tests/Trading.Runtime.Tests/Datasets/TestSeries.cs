using System.Globalization;
using System.Text;
using Trading.Core;
using Trading.Core.Market;
using Trading.Core.MarketData.Datasets;

namespace Trading.Runtime.Tests.Datasets;

/// <summary>Small series for the tests of datasets.</summary>
internal static class TestSeries
{
    public static readonly ProductId Btc = ProductId.Parse("BTC-USD");
    public static readonly ProductId Eth = ProductId.Parse("ETH-USD");

    public static Product ProductOf(ProductId id) => new(
        id, new Increment(0.01m), new Increment(0.00000001m), new Increment(0.01m), new Money(1));

    /// <summary>Candle number i closes at 100.25 + i and trades i + 0.5 units.</summary>
    public static CandleColumns Candles(Timestamp first, Interval interval, int count)
    {
        var columns = new CandleColumns();
        for (var i = 0; i < count; i++)
        {
            columns.Append(new Candle(first.AddMs(i * interval.Ms), 100.25 + i, 101.25 + i, 99.25 + i, 100.25 + i, i + 0.5));
        }

        return columns;
    }

    /// <summary>The same candles as CSV.</summary>
    public static string Csv(Timestamp first, Interval interval, int count)
    {
        var text = new StringBuilder("time,open,high,low,close,volume\n");
        for (var i = 0; i < count; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{(first.UnixMs + (i * interval.Ms)) / 1000},{100.25 + i},{101.25 + i},{99.25 + i},{100.25 + i},{i + 0.5}\n");
        }

        return text.ToString();
    }

    public static QuoteColumns Quotes(Timestamp first, int count)
    {
        var quotes = new QuoteColumns();
        for (var i = 0; i < count; i++)
        {
            quotes.Append(new Quote(first.AddMs(i * 60_000), 99.5 + i, 100.5 + i, i, i % 2 == 0 ? double.NaN : 3));
        }

        return quotes;
    }

    public static List<Candle> ReadAll(IMarketDataset dataset, ProductId product, Interval interval, Timestamp? from = null, Timestamp? to = null)
    {
        using var cursor = dataset.OpenCandles(product, interval, from ?? Timestamp.MinValue, to ?? Timestamp.MaxValue);
        var into = new CandleColumns();
        var all = new List<Candle>();
        while (cursor.ReadNext(into))
        {
            all.AddRange(Enumerable.Range(0, into.Count).Select(i => into[i]));
        }

        return all;
    }
}

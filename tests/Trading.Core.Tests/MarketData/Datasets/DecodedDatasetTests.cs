using Trading.Core.Market;
using Trading.Core.MarketData.Datasets;
using Trading.Core.MarketData.Synthetic;

namespace Trading.Core.Tests.MarketData.Datasets;

public sealed class DecodedDatasetTests
{
    private static readonly IMarketDataset Source = new SyntheticMarket(SyntheticMarketOptions.Evidence(3) with
    {
        From = Timestamp.Utc(2024, 1, 20),
        To = Timestamp.Utc(2024, 2, 10),
    }).ToDataset(withQuotes: true);

    [Theory]
    [InlineData(long.MaxValue, 1)]
    [InlineData(0, 3)] // no room: from the source each time
    public void Open_SameSeriesThreeTimes_GivesTheSourcesCandlesAndDecodesOnce(long rowsMax, int expectedOpenings)
    {
        var counting = new Counting(Source);
        var decoded = new DecodedDataset(counting, rowsMax);
        var (product, from, to) = (Source.Manifest.Products[1].Product.Id, Timestamp.Utc(2024, 1, 25), Timestamp.Utc(2024, 2, 3, 5));

        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(Read(Source.OpenCandles(product, Interval.QuarterHour, from, to)), Read(decoded.OpenCandles(product, Interval.QuarterHour, from, to)));
            Assert.Equal(Read(Source.OpenQuotes(product, from, to)!), Read(decoded.OpenQuotes(product, from, to)!));
        }

        Assert.Equal((expectedOpenings, expectedOpenings), (counting.Candles, counting.Quotes));
        Assert.Equal((Source.Id, Source.Manifest), (decoded.Id, decoded.Manifest));
    }

    [Fact]
    public void Open_SeveralThreads_DecodeOnce()
    {
        var counting = new Counting(Source);
        var decoded = new DecodedDataset(counting);
        Parallel.For(0, 8, _ => Read(decoded.OpenCandles(Source.Manifest.Products[0].Product.Id, Interval.QuarterHour, Timestamp.MinValue, Timestamp.MaxValue)));

        Assert.Equal(1, counting.Candles);
    }

    private static List<Candle> Read(ICandleCursor cursor)
    {
        var (all, columns) = (new List<Candle>(), new CandleColumns());
        using (cursor)
        {
            while (cursor.ReadNext(columns))
            {
                all.AddRange(Enumerable.Range(0, columns.Count).Select(i => columns[i]));
            }
        }

        return all;
    }

    private static List<Quote> Read(IQuoteCursor cursor)
    {
        var (all, columns) = (new List<Quote>(), new QuoteColumns());
        using (cursor)
        {
            while (cursor.ReadNext(columns))
            {
                all.AddRange(Enumerable.Range(0, columns.Count).Select(i => columns[i]));
            }
        }

        return all;
    }

    private sealed class Counting(IMarketDataset inner) : IMarketDataset
    {
        private int _candles;
        private int _quotes;

        public int Candles => _candles;

        public int Quotes => _quotes;

        public DatasetManifest Manifest => inner.Manifest;

        public string Id => inner.Id;

        public ICandleCursor OpenCandles(ProductId product, Interval interval, Timestamp from, Timestamp to)
        {
            Interlocked.Increment(ref _candles);
            return inner.OpenCandles(product, interval, from, to);
        }

        public IQuoteCursor? OpenQuotes(ProductId product, Timestamp from, Timestamp to)
        {
            Interlocked.Increment(ref _quotes);
            return inner.OpenQuotes(product, from, to);
        }
    }
}

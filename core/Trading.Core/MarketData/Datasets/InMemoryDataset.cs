using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Trading.Core.Market;

namespace Trading.Core.MarketData.Datasets;

/// <summary>A dataset whose columns are already in memory: for tests, synthetic markets and the recent past of a live run.</summary>
public sealed class InMemoryDataset : IMarketDataset
{
    private readonly Dictionary<(ProductId Product, Interval Interval), CandleColumns> _candles = [];
    private readonly Dictionary<ProductId, QuoteColumns> _quotes = [];

    /// <param name="venue">See <see cref="DatasetPaths.IsVenue"/>.</param>
    /// <param name="products">At least one, each with at least one candle; the columns are kept, not copied.</param>
    /// <param name="synthetic">Given where the data is made up.</param>
    /// <exception cref="InputException">The manifest that follows from this is not a valid one.</exception>
    public InMemoryDataset(string venue, IEnumerable<InMemoryProduct> products, SyntheticOrigin? synthetic = null)
    {
        var entries = products.Select(p => Describe(venue, p)).OrderBy(p => p.Product.Id).ToImmutableArray();
        Manifest = new DatasetManifest(venue, entries, synthetic);
        Id = DatasetManifestJson.IdOf(Manifest);
    }

    public DatasetManifest Manifest { get; }

    public string Id { get; }

    public ICandleCursor OpenCandles(ProductId product, Interval interval, Timestamp from, Timestamp to)
    {
        _ = Manifest.Get(product, interval);
        return new ColumnsCandleCursor(_candles[(product, interval)], from, to);
    }

    public IQuoteCursor? OpenQuotes(ProductId product, Timestamp from, Timestamp to)
    {
        _ = Manifest.Get(product);
        return _quotes.TryGetValue(product, out var quotes) ? new ColumnsQuoteCursor(quotes, from, to) : null;
    }

    private DatasetProduct Describe(string venue, InMemoryProduct source)
    {
        var id = source.Product.Id;
        var candles = source.Candles.Where(s => s.Candles.Count > 0).OrderBy(s => s.Interval.Ms).Select(series =>
        {
            var c = series.Candles;
            _candles.Add((id, series.Interval), c);
            var files = Months(c.OpenTimeMs, c.Count).Select(m => new DatasetFile(
                m.Month,
                DatasetPaths.Candles(venue, id, series.Interval, m.Month),
                m.Count,
                HashOf(c.OpenTimeMs, m.Start, m.Count, c.Open, c.High, c.Low, c.Close, c.Volume)));
            return new DatasetCandles(series.Interval, new(c.OpenTimeMs[0]), new(c.OpenTimeMs[c.Count - 1]), c.Count, [.. files]);
        });
        return new DatasetProduct(source.Product, [.. candles], Describe(venue, id, source.Quotes));
    }

    private DatasetQuotes? Describe(string venue, ProductId id, QuoteColumns? q)
    {
        if (q is null || q.Count == 0)
        {
            return null;
        }

        _quotes.Add(id, q);
        var files = Months(q.AtMs, q.Count).Select(m => new DatasetFile(
            m.Month,
            DatasetPaths.Quotes(venue, id, m.Month),
            m.Count,
            HashOf(q.AtMs, m.Start, m.Count, q.Bid, q.Ask, q.BidSize, q.AskSize, q.DepthNotional)));
        return new DatasetQuotes(new(q.AtMs[0]), new(q.AtMs[q.Count - 1]), q.Count, [.. files]);
    }

    private static IEnumerable<(CalendarMonth Month, int Start, int Count)> Months(long[] times, int count)
    {
        for (var start = 0; start < count;)
        {
            var month = CalendarMonth.Of(new(times[start]));
            var end = MonthEnd.After(times, start, count);
            yield return (month, start, end - start);
            start = end;
        }
    }

    private static string HashOf(long[] times, int start, int count, params ReadOnlySpan<double[]> columns)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(MemoryMarshal.AsBytes(times.AsSpan(start, count)));
        foreach (var column in columns)
        {
            hash.AppendData(MemoryMarshal.AsBytes(column.AsSpan(start, count)));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}

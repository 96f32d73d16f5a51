using System.Collections.Concurrent;
using Trading.Core.Market;

namespace Trading.Core.MarketData.Datasets;

/// <summary>
/// A dataset whose series are decoded once, when first asked for, and then walked in memory by any number of runs at once. Series
/// beyond the room that is given are read from the source each time. Safe for use by several threads where the source is.
/// </summary>
/// <param name="source">What is decoded.</param>
/// <param name="rowsMax">How many candles and quotes may be kept; a row is about 48 bytes.</param>
public sealed class DecodedDataset(IMarketDataset source, long rowsMax = DecodedDataset.RowsMaxDefault) : IMarketDataset
{
    /// <summary>About 400 MB.</summary>
    public const long RowsMaxDefault = 8_000_000;

    private readonly ConcurrentDictionary<(ProductId Product, Interval Interval), Lazy<CandleColumns?>> _candles = new();
    private readonly ConcurrentDictionary<ProductId, Lazy<QuoteColumns?>> _quotes = new();
    private long _rows;

    public DatasetManifest Manifest => source.Manifest;

    public string Id { get; } = source.Id;

    public ICandleCursor OpenCandles(ProductId product, Interval interval, Timestamp from, Timestamp to)
    {
        var series = Manifest.Get(product, interval);
        return _candles.GetOrAdd((product, interval), _ => new(() => Decode(product, series))).Value is { } columns
            ? new ColumnsCandleCursor(columns, from, to)
            : source.OpenCandles(product, interval, from, to);
    }

    public IQuoteCursor? OpenQuotes(ProductId product, Timestamp from, Timestamp to)
    {
        if (Manifest.Get(product).Quotes is not { } quotes)
        {
            return null;
        }

        return _quotes.GetOrAdd(product, _ => new(() => Decode(product, quotes))).Value is { } columns
            ? new ColumnsQuoteCursor(columns, from, to)
            : source.OpenQuotes(product, from, to);
    }

    private CandleColumns? Decode(ProductId product, DatasetCandles series)
    {
        if (!HasRoomFor(series.Rows))
        {
            return null;
        }

        var (all, month) = (new CandleColumns((int)series.Rows), new CandleColumns());
        using var cursor = source.OpenCandles(product, series.Interval, Timestamp.MinValue, Timestamp.MaxValue);
        while (cursor.ReadNext(month))
        {
            all.AppendRange(month, 0, month.Count);
        }

        return all;
    }

    private QuoteColumns? Decode(ProductId product, DatasetQuotes series)
    {
        if (!HasRoomFor(series.Rows))
        {
            return null;
        }

        var (all, month) = (new QuoteColumns(), new QuoteColumns());
        all.EnsureCapacity((int)series.Rows);
        using var cursor = source.OpenQuotes(product, Timestamp.MinValue, Timestamp.MaxValue)!;
        while (cursor.ReadNext(month))
        {
            all.AppendRange(month, 0, month.Count);
        }

        return all;
    }

    private bool HasRoomFor(long rows)
    {
        if (Interlocked.Add(ref _rows, rows) <= rowsMax)
        {
            return true;
        }

        Interlocked.Add(ref _rows, -rows);
        return false;
    }
}

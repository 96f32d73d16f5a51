using Trading.Core;
using Trading.Core.Market;
using Trading.Core.MarketData.Datasets;

namespace Trading.Runtime.Datasets;

/// <summary>Puts what was there and what was fetched into one dataset, in place of the old one.</summary>
internal static class FetchMerge
{
    /// <exception cref="InputException">There is nothing at all, or a file is damaged.</exception>
    public static DatasetManifest Write(
        FetchOptions options,
        FolderDataset? existing,
        IReadOnlyList<FetchPiece> pieces,
        FetchStaging staging,
        Dictionary<ProductId, Product> listed,
        CancellationToken cancellation)
    {
        using var writer = new DatasetWriter(options.Target, options.Venue, synthetic: null, overwrite: existing is not null);
        var fetched = pieces.ToLookup(p => (p.Product, p.Interval));
        var stored = existing?.Manifest.Products ?? [];
        var series = stored.SelectMany(p => p.Candles.Select(c => (Product: p.Product.Id, c.Interval))).Concat(fetched.Select(f => f.Key)).Distinct();
        var rows = 0L;
        foreach (var (product, interval) in series.OrderBy(s => s.Product).ThenBy(s => s.Interval.Ms))
        {
            cancellation.ThrowIfCancellationRequested();
            rows += Append(writer, existing, staging, [.. fetched[(product, interval)].OrderBy(p => p.From)], product, interval);
        }

        foreach (var entry in stored)
        {
            writer.SetProduct(entry.Product);
            rows += AppendQuotes(writer, existing!, entry);
        }

        foreach (var product in options.Products)
        {
            writer.SetProduct(listed[product]);
        }

        return rows > 0
            ? writer.Commit()
            : throw new InputException($"the venue has no {options.Interval} candles of {string.Join(", ", options.Products)} in this range");
    }

    private static long Append(
        DatasetWriter writer, FolderDataset? existing, FetchStaging staging, FetchPiece[] pieces, ProductId product, Interval interval)
    {
        var stored = existing?.Manifest.Find(product)?.At(interval);
        var first = stored?.First ?? Timestamp.MaxValue;
        var candles = new CandleColumns();
        var rows = 0L;
        foreach (var piece in pieces.Where(p => p.From < first))
        {
            rows += AppendPiece(piece);
        }

        if (stored is not null)
        {
            using var cursor = existing!.OpenCandles(product, interval, Timestamp.MinValue, Timestamp.MaxValue);
            while (cursor.ReadNext(candles))
            {
                writer.Append(product, interval, candles);
                rows += candles.Count;
            }
        }

        foreach (var piece in pieces.Where(p => p.From >= first))
        {
            rows += AppendPiece(piece);
        }

        return rows;

        int AppendPiece(FetchPiece piece)
        {
            staging.Read(piece, candles);
            writer.Append(product, interval, candles);
            return candles.Count;
        }
    }

    private static long AppendQuotes(DatasetWriter writer, FolderDataset existing, DatasetProduct entry)
    {
        using var cursor = existing.OpenQuotes(entry.Product.Id, Timestamp.MinValue, Timestamp.MaxValue);
        var quotes = new QuoteColumns();
        var rows = 0L;
        while (cursor?.ReadNext(quotes) == true)
        {
            writer.Append(entry.Product.Id, quotes);
            rows += quotes.Count;
        }

        return rows;
    }
}

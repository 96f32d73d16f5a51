using Trading.Core;
using Trading.Core.Market;
using Trading.Core.MarketData;
using Trading.Core.MarketData.Csv;
using Trading.Core.MarketData.Datasets;

namespace Trading.Runtime.Datasets;

/// <summary>
/// Turns CSV files, plain or gzip, Parquet files and SQLite tables into a dataset. Everything is checked on the way; the first fault, like
/// a cancellation, leaves nothing behind.
/// </summary>
public static class DatasetImporter
{
    /// <exception cref="InputException">Options that contradict each other, sources that cannot be used, or their first fault.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; nothing was written.</exception>
    public static ImportReport Run(
        ImportOptions options, IProgress<ImportProgress>? progress = null, CancellationToken cancel = default)
    {
        if (options.From >= options.To)
        {
            throw new InputException($"from {options.From} is not before to {options.To}");
        }

        if (options.Sources.IsDefaultOrEmpty)
        {
            throw new InputException("sources: none; expected CSV, Parquet or SQLite files or a folder");
        }

        var search = new SourceSearch(options);
        var planned = Plan(search, options);
        var quotes = search.Series.Where(s => s.IsQuotes).ToList();
        var total = planned.Count + quotes.Count;
        var done = new List<ImportedSeries>(total);
        var decimals = new SortedDictionary<ProductId, PrintedDecimals>();
        var current = "";
        long rows = 0;

        using var writer = new DatasetWriter(options.Target, search.Venue, synthetic: null, options.Overwrite);
        var import = new SeriesImport(options, writer, read =>
        {
            cancel.ThrowIfCancellationRequested();
            rows += read;
            progress?.Report(new(current, done.Count, total, rows));
        });
        foreach (var series in planned)
        {
            current = $"{series.Product} {series.Interval}";
            var (imported, printed) = import.Candles(series);
            done.Add(imported);
            decimals[series.Product] = decimals.GetValueOrDefault(series.Product).Max(printed);
        }

        foreach (var series in quotes)
        {
            current = $"{series.Product} quotes";
            done.Add(import.Quotes(series));
            decimals.TryAdd(series.Product, default);
        }

        foreach (var (product, printed) in decimals)
        {
            writer.SetProduct(options.Overrides.Apply(ProductInference.FromPrinted(product, printed)));
        }

        if (done.TrueForAll(s => s.RowsWritten == 0))
        {
            throw new InputException($"the sources have {rows} rows, but none from {options.From} to {options.To}");
        }

        cancel.ThrowIfCancellationRequested();
        var manifest = writer.Commit();
        progress?.Report(new("", total, total, rows));
        return new(DatasetManifestJson.IdOf(manifest), manifest, [.. done], search.Skipped);
    }

    private static List<PlannedSeries> Plan(SourceSearch search, ImportOptions options)
    {
        var planned = search.Series
            .Where(s => !s.IsQuotes)
            .Select(s => new PlannedSeries(s.Product, s.Interval!.Value, string.Join(", ", s.Paths), () => Open(s, options.Repair)))
            .Concat(search.Databases.SelectMany(path => SqliteSearch.Find(path, options)))
            .ToList();
        if (planned.GroupBy(s => (s.Product, s.Interval)).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new InputException(
                $"{twice.Key.Product} {twice.Key.Interval} comes from {string.Join(" and ", twice.Select(s => s.Name))}; expected one source");
        }

        var found = planned.Select(s => s.Product).Concat(search.Series.Select(s => s.Product)).ToHashSet();
        var missing = options.Products.Where(p => !found.Contains(p)).ToList();
        if (missing.Count > 0 || found.Count == 0)
        {
            throw new InputException(missing.Count > 0
                ? $"product: the sources have no {string.Join(", ", missing)}"
                : $"the sources have no series to import{Hint(search)}");
        }

        return planned;
    }

    private static SeriesSource Open(SeriesFiles files, bool repair) => SeriesFile.IsParquet(files.Paths[0])
        ? new ParquetSeriesSource(files.Product, files.Interval!.Value, files.Paths, repair)
        : new CsvSeriesSource(files.Product, files.Interval!.Value, files.Paths, repair);

    private static string Hint(SourceSearch search) => search.Skipped.IsEmpty
        ? ""
        : $"; {search.Skipped.Length} files were skipped, such as {search.Skipped[0].Path}: {search.Skipped[0].Reason}";
}

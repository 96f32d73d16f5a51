using System.Collections.Immutable;
using Trading.Core;
using Trading.Core.Market;
using Trading.Core.MarketData.Datasets;
using Trading.Core.MarketData.Gaps;
using Trading.Core.MarketData.Validation;

namespace Trading.Runtime.Datasets;

/// <summary>
/// Checks a dataset folder against its manifest: the hash and rows of every file, every row by the rules of import, rows in
/// the month of their file, first and last times, and files that nobody lists. Problems are listed, not thrown.
/// </summary>
public sealed class DatasetVerifier
{
    private readonly FolderDataset _dataset;
    private readonly IProgress<VerifyProgress>? _progress;
    private readonly CancellationToken _cancel;
    private readonly int _filesTotal;
    private int _filesDone;
    private long _rows;

    private DatasetVerifier(FolderDataset dataset, IProgress<VerifyProgress>? progress, CancellationToken cancel)
    {
        (_dataset, _progress, _cancel) = (dataset, progress, cancel);
        _filesTotal = dataset.AllFiles().Count();
    }

    /// <param name="path">See <see cref="FolderDataset.Open"/>.</param>
    /// <exception cref="InputException">There is no dataset or its manifest cannot be used.</exception>
    public static VerifyReport Run(string path, IProgress<VerifyProgress>? progress = null, CancellationToken cancel = default) =>
        new DatasetVerifier(FolderDataset.Open(path), progress, cancel).Run();

    private VerifyReport Run()
    {
        var series = ImmutableArray.CreateBuilder<VerifiedSeries>();
        foreach (var product in _dataset.Manifest.Products)
        {
            series.AddRange(product.Candles.Select(candles => Check(product.Product.Id, candles)));
            if (product.Quotes is { } quotes)
            {
                series.Add(Check(product.Product.Id, quotes));
            }
        }

        return new(_dataset.Id, _dataset.Manifest, series.ToImmutable(), [.. series.SelectMany(s => s.Problems), .. Unlisted()]);
    }

    private VerifiedSeries Check(ProductId product, DatasetCandles series)
    {
        var problems = ImmutableArray.CreateBuilder<string>();
        var validator = new CandleValidator(series.Interval);
        var meter = new GapMeter(series.Interval);
        var candles = new CandleColumns();
        var (first, last) = (Timestamp.MaxValue, Timestamp.MinValue);
        foreach (var file in series.Files)
        {
            CheckFile(file, problems, path =>
            {
                _dataset.Read(file, candles);
                validator.Check(candles, row => $"{path}: row {row + 1}");
                meter.Add(candles);
                return candles.OpenTimeMs.AsSpan(0, candles.Count);
            }, ref first, ref last);
        }

        CheckRange($"{product} {series.Interval}", series.First, series.Last, first, last, problems);
        return new(product, series.Interval, series.First, series.Last, series.Rows, meter.Report(), problems.ToImmutable());
    }

    private VerifiedSeries Check(ProductId product, DatasetQuotes series)
    {
        var problems = ImmutableArray.CreateBuilder<string>();
        var validator = new QuoteValidator();
        var quotes = new QuoteColumns();
        var (first, last) = (Timestamp.MaxValue, Timestamp.MinValue);
        foreach (var file in series.Files)
        {
            CheckFile(file, problems, path =>
            {
                _dataset.Read(file, quotes);
                validator.Check(quotes, row => $"{path}: row {row + 1}");
                return quotes.AtMs.AsSpan(0, quotes.Count);
            }, ref first, ref last);
        }

        CheckRange($"{product} quotes", series.First, series.Last, first, last, problems);
        return new(product, null, series.First, series.Last, series.Rows, null, problems.ToImmutable());
    }

    private delegate ReadOnlySpan<long> TimesOf(string path);

    private void CheckFile(
        DatasetFile file, ImmutableArray<string>.Builder problems, TimesOf read, ref Timestamp first, ref Timestamp last)
    {
        _cancel.ThrowIfCancellationRequested();
        var path = _dataset.PathOf(file);
        _progress?.Report(new(file.Path, _filesDone, _filesTotal, _rows));
        try
        {
            var hash = HashOf(path);
            if (hash != file.Sha256)
            {
                problems.Add($"{path}: sha256 is {hash}; the manifest says {file.Sha256}");
            }

            var times = read(path);
            if (times.Length > 0)
            {
                var (from, to) = (new Timestamp(times[0]), new Timestamp(times[^1]));
                (first, last) = (from < first ? from : first, to > last ? to : last);
                if (from < file.Month.Start || to >= file.Month.End)
                {
                    problems.Add($"{path}: has rows from {from} to {to}; expected those of {file.Month}");
                }
            }

            _rows += times.Length;
        }
        catch (InputException e)
        {
            problems.Add(e.Message);
        }

        _progress?.Report(new(file.Path, ++_filesDone, _filesTotal, _rows));
    }

    private static string HashOf(string path)
    {
        using var stream = File.OpenRead(path);
        return ContentHash.Of(stream);
    }

    private static void CheckRange(
        string series, Timestamp first, Timestamp last, Timestamp seenFirst, Timestamp seenLast, ImmutableArray<string>.Builder problems)
    {
        if (problems.Count == 0 && (first != seenFirst || last != seenLast))
        {
            problems.Add($"{series}: runs from {seenFirst} to {seenLast}; the manifest says {first} to {last}");
        }
    }

    private IEnumerable<string> Unlisted()
    {
        var listed = _dataset.AllFiles().Select(f => f.Path).Append(DatasetPaths.Manifest).ToHashSet(StringComparer.Ordinal);
        return Directory.EnumerateFiles(_dataset.Folder, "*", SearchOption.AllDirectories)
            .Where(path => !listed.Contains(Path.GetRelativePath(_dataset.Folder, path).Replace(Path.DirectorySeparatorChar, '/')))
            .Order(StringComparer.Ordinal)
            .Select(path => $"{path}: is not in the manifest");
    }
}

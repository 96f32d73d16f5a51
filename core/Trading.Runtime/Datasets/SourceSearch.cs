using System.Collections.Immutable;
using Trading.Core;
using Trading.Core.Market;

namespace Trading.Runtime.Datasets;

/// <summary>Finds the series among the sources that an import was given.</summary>
internal sealed class SourceSearch
{
    private readonly ImportOptions _options;
    private readonly List<(string Path, SourceName Name, bool IsQuotes)> _files = [];
    private readonly List<SkippedFile> _skipped = [];
    private readonly List<string> _databases = [];

    /// <exception cref="InputException">A source does not exist or cannot be told apart.</exception>
    public SourceSearch(ImportOptions options)
    {
        _options = options;
        foreach (var source in options.Sources)
        {
            if (Directory.Exists(source))
            {
                SearchFolder(source);
            }
            else if (SqliteTable.IsDatabase(source))
            {
                _databases.Add(source);
            }
            else
            {
                AddNamed(source);
            }
        }

        Venue = options.Venue ?? VenueOfFiles();
        _files.RemoveAll(f => f.Name.Venue is { } venue && venue != Venue);
        Series = [.. Group()];
    }

    public string Venue { get; }

    /// <summary>Series in files, by product, quotes last, finest interval first.</summary>
    public ImmutableArray<SeriesFiles> Series { get; }

    public ImmutableArray<string> Databases => [.. _databases];

    public ImmutableArray<SkippedFile> Skipped => [.. _skipped];

    private void SearchFolder(string folder)
    {
        var found = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(SeriesFile.IsSeriesFile)
            .Order(StringComparer.Ordinal)
            .Select(path => (Path: path, Name: SourceName.Of(path)))
            .ToList();
        var whole = found.Where(f => f.Name is { IsSeries: true, IsWhole: true }).Select(f => KeyOf(f.Path, f.Name)).ToHashSet();
        foreach (var (path, name) in found)
        {
            if (name.Product is null)
            {
                Skip(path, "no product in its name or folder");
            }
            else if (!name.IsSeries)
            {
                Skip(path, "not a series by its name, which is not {interval} or {interval}_{years}; name the file itself to import it");
            }
            else if (!name.IsWhole && whole.Contains(KeyOf(path, name)))
            {
                Skip(path, $"another period beside {name.Interval}; name the file itself to add it");
            }
            else if (IsWanted(name.Product.Value))
            {
                Add(path, name);
            }
        }
    }

    private static (string? Folder, Interval? Interval) KeyOf(string path, SourceName name) => (Path.GetDirectoryName(path), name.Interval);

    // A file named by the user is a series whatever it is called.
    private void AddNamed(string path)
    {
        if (!File.Exists(path))
        {
            throw new InputException($"{path}: does not exist; expected a CSV, Parquet or SQLite file or a folder of such");
        }

        if (!SeriesFile.IsSeriesFile(path))
        {
            throw new InputException($"{path}: is not a source; expected .csv, .csv.gz, .parquet, a SQLite file or a folder");
        }

        var name = SourceName.Of(path);
        var product = name.Product ?? (_options.Products.Length == 1
            ? _options.Products[0]
            : throw new InputException($"{path}: its product cannot be told; name exactly one, or put the file in a folder named as the product"));
        if (IsWanted(product))
        {
            Add(path, name with { Product = product });
        }
    }

    private void Add(string path, SourceName name)
    {
        var isQuotes = SeriesFile.IsQuotes(path);
        var interval = isQuotes ? name.Interval : name.Interval ?? SeriesFile.IntervalOf(path);
        if (isQuotes || _options.Intervals.IsEmpty || _options.Intervals.Contains(interval!.Value))
        {
            _files.Add((path, name with { Interval = interval }, isQuotes));
        }
    }

    private bool IsWanted(ProductId product) => _options.Products.IsEmpty || _options.Products.Contains(product);

    private void Skip(string path, string reason) => _skipped.Add(new SkippedFile(path, reason));

    private string VenueOfFiles()
    {
        var venues = _files.Select(f => f.Name.Venue).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        return venues.Count == 1 ? venues[0] : throw new InputException(venues.Count == 0
            ? "venue: cannot be told from the sources; name it"
            : $"venue: the sources are of {string.Join(", ", venues)}; name one");
    }

    private IEnumerable<SeriesFiles> Group() => _files
        .GroupBy(f => (Product: f.Name.Product!.Value, f.IsQuotes, f.Name.Interval, IsParquet: SeriesFile.IsParquet(f.Path)))
        .OrderBy(g => g.Key.IsQuotes)
        .ThenBy(g => g.Key.Product)
        .ThenBy(g => g.Key.Interval?.Ms)
        .Select(g => new SeriesFiles(g.Key.Product, g.Key.Interval, g.Key.IsQuotes, [.. InOrder(g.Select(f => f.Path), g.Key.IsQuotes)]));

    private static IEnumerable<string> InOrder(IEnumerable<string> paths, bool isQuotes)
    {
        var distinct = paths.DistinctBy(Path.GetFullPath).ToList();
        return distinct.Count == 1 || isQuotes ? distinct : distinct.OrderBy(SeriesFile.FirstTimeOf);
    }
}

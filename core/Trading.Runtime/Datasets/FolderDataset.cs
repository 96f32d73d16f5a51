using System.Collections.Concurrent;
using Trading.Core;
using Trading.Core.Market;
using Trading.Core.MarketData.Datasets;

namespace Trading.Runtime.Datasets;

/// <summary>A dataset in a folder. Opening reads the manifest only; candles are read month by month.</summary>
public sealed class FolderDataset : IMarketDataset
{
    // Decoding needs buffers as large as a file: as many as threads that read at once, not as many as open cursors.
    private readonly ConcurrentBag<DatasetCodec> _codecs = [];

    private FolderDataset(string folder, DatasetManifest manifest)
    {
        (Folder, Manifest) = (folder, manifest);
        Id = DatasetManifestJson.IdOf(manifest);
    }

    /// <summary>Where the dataset is, as it was named.</summary>
    public string Folder { get; }

    public DatasetManifest Manifest { get; }

    public string Id { get; }

    /// <param name="path">The folder that holds <c>dataset.json</c>, or that file.</param>
    /// <exception cref="InputException">There is no dataset, its manifest cannot be used, or a file of it is missing.</exception>
    public static FolderDataset Open(string path)
    {
        var folder = Path.GetFileName(path) == DatasetPaths.Manifest ? Path.GetDirectoryName(path) ?? "" : path;
        var manifestPath = Path.Combine(folder, DatasetPaths.Manifest);
        if (!File.Exists(manifestPath))
        {
            throw new InputException($"{path}: there is no dataset here; expected a folder with {DatasetPaths.Manifest}");
        }

        var dataset = new FolderDataset(folder, DatasetManifestJson.Read(File.ReadAllBytes(manifestPath), manifestPath));
        var missing = dataset.AllFiles().FirstOrDefault(f => !File.Exists(dataset.PathOf(f)));
        return missing is null ? dataset : throw new InputException(
            $"{dataset.PathOf(missing)}: is missing; {manifestPath} lists it with {missing.Rows} rows");
    }

    public ICandleCursor OpenCandles(ProductId product, Interval interval, Timestamp from, Timestamp to)
    {
        var series = Manifest.Get(product, interval);
        return new FolderCandleCursor([.. series.Files.Where(f => Overlaps(f, from, to))], this, interval, from, to);
    }

    public IQuoteCursor? OpenQuotes(ProductId product, Timestamp from, Timestamp to) => Manifest.Get(product).Quotes is { } quotes
        ? new FolderQuoteCursor([.. quotes.Files.Where(f => Overlaps(f, from, to))], this, from, to)
        : null;

    /// <summary>Where a file of the dataset lies.</summary>
    public string PathOf(DatasetFile file) => Path.Combine(Folder, file.Path.Replace('/', Path.DirectorySeparatorChar));

    /// <summary>Every file that the manifest lists.</summary>
    public IEnumerable<DatasetFile> AllFiles() => Manifest.Products.SelectMany(p =>
        p.Candles.SelectMany(c => c.Files).Concat(p.Quotes?.Files ?? []));

    /// <summary>Replaces the content of <paramref name="into"/> with a whole file, whose number of rows must be the manifest's.</summary>
    /// <exception cref="InputException">The file is missing, damaged or has another number of rows.</exception>
    internal void Read(DatasetFile file, CandleColumns into) => Read(file, (codec, stream, path) =>
    {
        codec.Read(stream, path, into);
        return into.Count;
    });

    /// <inheritdoc cref="Read(DatasetFile, CandleColumns)"/>
    internal void Read(DatasetFile file, QuoteColumns into) => Read(file, (codec, stream, path) =>
    {
        codec.Read(stream, path, into);
        return into.Count;
    });

    private void Read(DatasetFile file, Func<DatasetCodec, Stream, string, int> read)
    {
        var path = PathOf(file);
        var codec = _codecs.TryTake(out var used) ? used : new DatasetCodec();
        try
        {
            using var stream = File.OpenRead(path);
            var rows = read(codec, stream, path);
            if (rows != file.Rows)
            {
                throw new InputException($"{path}: has {rows} rows; the manifest says {file.Rows}");
            }
        }
        catch (IOException e)
        {
            throw new InputException($"{path}: cannot be read: {e.Message}", e);
        }
        finally
        {
            _codecs.Add(codec);
        }
    }

    private static bool Overlaps(DatasetFile file, Timestamp from, Timestamp to) => file.Month.End > from && file.Month.Start < to;
}

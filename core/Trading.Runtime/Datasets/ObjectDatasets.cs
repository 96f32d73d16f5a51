using System.Globalization;
using Trading.Core;
using Trading.Core.MarketData.Datasets;
using Trading.Runtime.Ports;

namespace Trading.Runtime.Datasets;

/// <summary>
/// Datasets in an object store, each below its id in the layout of a dataset folder. Reading one copies it once into a folder of this
/// machine; every byte is checked against the manifest, and the manifest against the id, which is its hash. Safe for use by several
/// threads and processes.
/// </summary>
/// <param name="store">Holds the datasets.</param>
/// <param name="cache">Folder for copies; it need not exist, and may be deleted while nothing runs.</param>
public sealed class ObjectDatasets(IObjectStore store, string cache) : IDisposable
{
    private const string Folder = "datasets/";
    private const int IdDigits = 64;
    private const int TransfersMax = 8;

    private static int _copies;

    private readonly SemaphoreSlim _gate = new(1);
    private readonly Dictionary<string, FolderDataset> _open = new(StringComparer.Ordinal);

    /// <param name="id">The dataset's.</param>
    /// <param name="path">See <see cref="DatasetPaths"/>.</param>
    public static string KeyOf(string id, string path) => $"{Folder}{id}/{path}";

    /// <summary>Ids of all datasets in ordinal order.</summary>
    public async Task<IReadOnlyList<string>> IdsAsync(CancellationToken cancellation = default)
    {
        const string Suffix = $"/{DatasetPaths.Manifest}";
        return
        [
            .. (await store.ListAsync(Folder, cancellation))
                .Where(key => key.EndsWith(Suffix, StringComparison.Ordinal))
                .Select(key => key[Folder.Length..^Suffix.Length])
                .Where(IsId),
        ];
    }

    /// <summary>The table of contents of a dataset.</summary>
    /// <exception cref="InputException">The store has no such dataset, or it is damaged.</exception>
    public async Task<DatasetManifest> ManifestAsync(string id, CancellationToken cancellation = default)
    {
        var content = IsId(id) ? await store.ReadAsync(KeyOf(id, DatasetPaths.Manifest), cancellation) : null;
        if (content is null)
        {
            var known = await IdsAsync(cancellation);
            throw new InputException(
                $"dataset: '{id}' is not in the store; expected {(known.Count == 0 ? "one that was pushed there, and there are none" : $"one of {string.Join(", ", known.Take(8))}")}");
        }

        return ContentHash.Of(content) == id
            ? DatasetManifestJson.Read(content, KeyOf(id, DatasetPaths.Manifest))
            : throw new InputException($"{KeyOf(id, DatasetPaths.Manifest)}: damaged: its content has the hash {ContentHash.Of(content)}");
    }

    /// <summary>Opens a dataset; the first time in this process it is checked, and copied if there is no sound copy.</summary>
    /// <exception cref="InputException">The store has no such dataset, or it is damaged there.</exception>
    public async Task<FolderDataset> OpenAsync(string id, CancellationToken cancellation = default)
    {
        await _gate.WaitAsync(cancellation);
        try
        {
            if (_open.TryGetValue(id, out var known))
            {
                return known;
            }

            var manifest = await ManifestAsync(id, cancellation);
            var folder = Path.Combine(cache, id);
            if (!await IsSoundAsync(folder, id, cancellation))
            {
                await CopyAsync(id, manifest, folder, cancellation);
            }

            return _open[id] = FolderDataset.Open(folder);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Copies a dataset from a folder into the store. The manifest comes last: where it is, all is.</summary>
    /// <param name="path">See <see cref="FolderDataset.Open"/>.</param>
    /// <param name="progress">Told the share that is done, 0 to 1.</param>
    /// <param name="cancellation">Stops it; called again, it goes on.</param>
    /// <exception cref="InputException">There is no dataset, or a file of it is damaged.</exception>
    public async Task<PushReport> PushAsync(string path, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        var dataset = FolderDataset.Open(path);
        var files = dataset.AllFiles().ToArray();
        var (done, written, bytes) = (0, 0, 0L);
        foreach (var file in files)
        {
            var content = await File.ReadAllBytesAsync(dataset.PathOf(file), cancellation);
            RequireHash(content, file, dataset.PathOf(file));
            var key = KeyOf(dataset.Id, file.Path);
            if (await store.ReadAsync(key, cancellation) is not { } stored || !stored.AsSpan().SequenceEqual(content))
            {
                await store.WriteAsync(key, content, cancellation);
                written++;
            }

            bytes += content.Length;
            progress?.Report((double)++done / files.Length);
        }

        await store.WriteAsync(KeyOf(dataset.Id, DatasetPaths.Manifest), DatasetManifestJson.Write(dataset.Manifest), cancellation);
        return new PushReport(dataset.Id, files.Length, written, bytes);
    }

    public void Dispose() => _gate.Dispose();

    private static bool IsId(string id) => id.Length == IdDigits && id.All(char.IsAsciiHexDigitLower);

    private static void RequireHash(byte[] content, DatasetFile file, string label)
    {
        if (ContentHash.Of(content) is var found && found != file.Sha256)
        {
            throw new InputException($"{label}: damaged: its content has the hash {found}; the manifest says {file.Sha256}");
        }
    }

    private static async Task<bool> IsSoundAsync(string folder, string id, CancellationToken cancellation)
    {
        if (!File.Exists(Path.Combine(folder, DatasetPaths.Manifest)))
        {
            return false;
        }

        try
        {
            var dataset = FolderDataset.Open(folder);
            foreach (var file in dataset.AllFiles())
            {
                RequireHash(await File.ReadAllBytesAsync(dataset.PathOf(file), cancellation), file, dataset.PathOf(file));
            }

            return dataset.Id == id;
        }
        catch (Exception error) when (error is InputException or IOException)
        {
            // A copy is replaceable: whatever is wrong with it, another is made.
            return false;
        }
    }

    private async Task CopyAsync(string id, DatasetManifest manifest, string folder, CancellationToken cancellation)
    {
        // Beside its place first, so that nobody ever opens half a copy.
        var number = Interlocked.Increment(ref _copies).ToString(CultureInfo.InvariantCulture);
        var staged = Path.Combine(cache, $".{id}.{Environment.ProcessId}-{number}");
        try
        {
            var files = manifest.Products.SelectMany(p => p.Candles.SelectMany(c => c.Files).Concat(p.Quotes?.Files ?? []));
            await Parallel.ForEachAsync(
                files,
                new ParallelOptions { MaxDegreeOfParallelism = TransfersMax, CancellationToken = cancellation },
                async (file, stop) => await CopyAsync(id, file, staged, stop));
            await File.WriteAllBytesAsync(Path.Combine(staged, DatasetPaths.Manifest), DatasetManifestJson.Write(manifest), cancellation);
            await PlaceAsync(staged, folder, id, cancellation);
        }
        finally
        {
            if (Directory.Exists(staged))
            {
                Directory.Delete(staged, recursive: true);
            }
        }
    }

    private async Task CopyAsync(string id, DatasetFile file, string staged, CancellationToken cancellation)
    {
        var key = KeyOf(id, file.Path);
        var content = await store.ReadAsync(key, cancellation) ?? throw new InputException($"{key}: is missing; the manifest lists it");
        RequireHash(content, file, key);
        var path = Path.Combine(staged, file.Path.Replace('/', Path.DirectorySeparatorChar));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllBytesAsync(path, content, cancellation);
    }

    private static async Task PlaceAsync(string staged, string folder, string id, CancellationToken cancellation)
    {
        if (Directory.Exists(folder) && !await IsSoundAsync(folder, id, cancellation))
        {
            // Whoever has its files open keeps them.
            var aside = $"{staged}.old";
            Directory.Move(folder, aside);
            Directory.Delete(aside, recursive: true);
        }

        try
        {
            Directory.Move(staged, folder);
        }
        catch (IOException) when (Directory.Exists(folder))
        {
            // Another process was faster; what it copied has to have the same hashes.
            if (!await IsSoundAsync(folder, id, cancellation))
            {
                throw;
            }
        }
    }
}

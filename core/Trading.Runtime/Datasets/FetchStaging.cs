using Trading.Core;
using Trading.Core.Market;

namespace Trading.Runtime.Datasets;

/// <summary>
/// Pieces that were fetched and are not in the dataset yet, beside it. Each appears whole or not at all, so that whatever ends a run
/// the next one continues from there.
/// </summary>
internal sealed class FetchStaging : IDisposable
{
    private const string Suffix = ".fetch";
    private const string LockName = ".lock";
    private const string WritingSuffix = ".writing";

    private readonly string _folder;
    private readonly FileStream _lock;

    /// <exception cref="InputException">Another process is fetching for the same dataset.</exception>
    public FetchStaging(string target)
    {
        _folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(target)) + Suffix;
        Directory.CreateDirectory(_folder);
        try
        {
            _lock = new FileStream(Path.Combine(_folder, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e)
        {
            throw new InputException($"{_folder}: another process is fetching for this dataset", e);
        }
    }

    public bool Has(FetchPiece piece) => File.Exists(PathOf(piece));

    /// <summary>Keeps a piece; one without any candle too, as nobody has to ask for it again.</summary>
    public void Put(FetchPiece piece, CandleColumns candles)
    {
        var writing = PathOf(piece) + WritingSuffix;
        using (var file = new FileStream(writing, FileMode.Create, FileAccess.ReadWrite))
        {
            if (candles.Count > 0)
            {
                DatasetCodec.Write(file, candles);
            }

            file.Flush(flushToDisk: true);
        }

        File.Move(writing, PathOf(piece), overwrite: true);
    }

    /// <summary>Replaces the content of <paramref name="into"/> with a piece's.</summary>
    /// <exception cref="InputException">The file is damaged.</exception>
    public void Read(FetchPiece piece, CandleColumns into)
    {
        into.Clear();
        using var file = File.OpenRead(PathOf(piece));
        if (file.Length > 0)
        {
            new DatasetCodec().Read(file, PathOf(piece), into);
        }
    }

    /// <summary>Removes everything: it is in the dataset now.</summary>
    public void Clear()
    {
        _lock.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    public void Dispose() => _lock.Dispose();

    private string PathOf(FetchPiece piece) => Path.Combine(_folder, piece.FileName);
}

using Trading.Core;
using Trading.Core.MarketData.Datasets;

namespace Trading.Runtime.Datasets;

/// <summary>
/// Replaces a dataset folder as a whole: everything is written beside it, then renamed into place. Until then, and after
/// any failure, what was there before is untouched.
/// </summary>
internal sealed class DatasetFolder : IDisposable
{
    private const string LockName = ".lock";

    private readonly string _target;
    private readonly string _staging;
    private readonly string _replaced;
    private FileStream? _lock;

    /// <exception cref="InputException">The target is there and may not be replaced, or another writer is at work.</exception>
    public DatasetFolder(string path, bool overwrite)
    {
        _target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        _staging = _target + ".partial";
        _replaced = _target + ".replaced";
        Recover();
        CheckTarget(path, overwrite);
        _lock = TakeLock();
    }

    /// <summary>Creates a file below the folder to be, with the folders it needs.</summary>
    /// <param name="relativePath">With forward slashes.</param>
    public FileStream Create(string relativePath)
    {
        var file = PathOf(relativePath);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        return new FileStream(file, FileMode.CreateNew, FileAccess.ReadWrite);
    }

    /// <summary>Puts the folder in place of the old one.</summary>
    public void Commit()
    {
        ReleaseLock();
        if (Directory.Exists(_target))
        {
            Directory.Move(_target, _replaced);
        }

        Directory.Move(_staging, _target);
        DeleteIfThere(_replaced);
    }

    /// <summary>Removes what was written if it was not committed.</summary>
    public void Dispose()
    {
        if (_lock is not null)
        {
            ReleaseLock();
            DeleteIfThere(_staging);
        }
    }

    // A writer that died between two renames left the old folder beside its place.
    private void Recover()
    {
        if (Directory.Exists(_replaced) && !Directory.Exists(_target))
        {
            Directory.Move(_replaced, _target);
        }
    }

    private void CheckTarget(string path, bool overwrite)
    {
        if (File.Exists(_target))
        {
            throw new InputException($"{path}: is a file; expected a folder to write the dataset to");
        }

        if (!Directory.Exists(_target) || !Directory.EnumerateFileSystemEntries(_target).Any())
        {
            return;
        }

        if (!File.Exists(Path.Combine(_target, DatasetPaths.Manifest)))
        {
            throw new InputException($"{path}: is not empty and is not a dataset; name a new folder");
        }

        if (!overwrite)
        {
            throw new InputException($"{path}: is a dataset already; name a new folder or ask to overwrite it");
        }
    }

    private FileStream TakeLock()
    {
        Directory.CreateDirectory(_staging);
        FileStream taken;
        try
        {
            taken = new FileStream(Path.Combine(_staging, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e)
        {
            throw new InputException($"{_staging}: another process is writing this dataset", e);
        }

        foreach (var leftover in Directory.EnumerateDirectories(_staging))
        {
            Directory.Delete(leftover, recursive: true);
        }

        File.Delete(Path.Combine(_staging, DatasetPaths.Manifest));
        return taken;
    }

    private void ReleaseLock()
    {
        _lock?.Dispose();
        _lock = null;
        File.Delete(Path.Combine(_staging, LockName));
    }

    private string PathOf(string relativePath) => Path.Combine(_staging, relativePath.Replace('/', Path.DirectorySeparatorChar));

    private static void DeleteIfThere(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}

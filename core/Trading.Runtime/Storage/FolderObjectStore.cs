using System.Globalization;
using Trading.Runtime.Ports;

namespace Trading.Runtime.Storage;

/// <summary>
/// Objects as files below a folder, made when first written to. A write goes to a hidden file beside its place, is flushed to the
/// disk and then renamed, so that a crash leaves the old content or the new, and at worst a hidden file that nobody lists.
/// </summary>
/// <param name="root">The folder; it need not exist.</param>
public sealed class FolderObjectStore(string root) : IObjectStore
{
    private static int _writes;

    private readonly string _root = Path.GetFullPath(root);

    public async Task<byte[]?> ReadAsync(string key, CancellationToken cancellation = default)
    {
        try
        {
            return await File.ReadAllBytesAsync(PathOf(key), cancellation);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    public async Task WriteAsync(string key, ReadOnlyMemory<byte> content, CancellationToken cancellation = default)
    {
        var path = PathOf(key);
        await StageAsync(path, content, staged => File.Move(staged, path, overwrite: true), cancellation);
    }

    public async Task<bool> TryCreateAsync(string key, ReadOnlyMemory<byte> content, CancellationToken cancellation = default)
    {
        var path = PathOf(key);
        if (File.Exists(path))
        {
            return false;
        }

        var isMade = false;
        await StageAsync(path, content, staged => isMade = ExclusiveMove.Try(staged, path), cancellation);
        return isMade;
    }

    private static async Task StageAsync(string path, ReadOnlyMemory<byte> content, Action<string> place, CancellationToken cancellation)
    {
        var folder = Path.GetDirectoryName(path)!;
        Directory.CreateDirectory(folder);
        var number = Interlocked.Increment(ref _writes).ToString(CultureInfo.InvariantCulture);
        var staged = Path.Combine(folder, $".{Path.GetFileName(path)}.{Environment.ProcessId}-{number}.tmp");
        try
        {
            await using (var file = new FileStream(staged, FileMode.Create, FileAccess.Write, FileShare.None))
            {
                await file.WriteAsync(content, cancellation);
                file.Flush(flushToDisk: true);
            }

            place(staged);
        }
        finally
        {
            File.Delete(staged);
        }
    }

    public Task<IReadOnlyList<string>> ListAsync(string prefix, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        IReadOnlyList<string> keys = Directory.Exists(_root)
            ?
            [
                .. Directory.EnumerateFiles(_root, "*", SearchOption.AllDirectories)
                    .Select(path => Path.GetRelativePath(_root, path).Replace(Path.DirectorySeparatorChar, '/'))
                    .Where(key => key.StartsWith(prefix, StringComparison.Ordinal) && ObjectKey.IsValid(key))
                    .Order(StringComparer.Ordinal),
            ]
            : [];
        return Task.FromResult(keys);
    }

    public Task<bool> DeleteAsync(string key, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        var path = PathOf(key);
        var isThere = File.Exists(path);
        if (isThere)
        {
            File.Delete(path);
        }

        return Task.FromResult(isThere);
    }

    private string PathOf(string key)
    {
        ObjectKey.Require(key);
        return Path.Combine(_root, key.Replace('/', Path.DirectorySeparatorChar));
    }
}

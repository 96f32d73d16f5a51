namespace Trading.Runtime.Ports;

/// <summary>
/// Named content: slice results, reports, archives. A key is one to eight names with '/' between; see <see cref="ObjectKey"/>.
/// Content is replaced as a whole: a reader sees all of the old or all of the new, also after a crash in the middle.
/// Safe for use by several threads; of two writers of one key the last one wins.
/// </summary>
public interface IObjectStore
{
    /// <summary>The content under a key; null where there is none.</summary>
    /// <exception cref="ArgumentException">Not a key.</exception>
    Task<byte[]?> ReadAsync(string key, CancellationToken cancellation = default);

    /// <summary>Puts content under a key, in place of what was there.</summary>
    /// <exception cref="ArgumentException">Not a key.</exception>
    Task WriteAsync(string key, ReadOnlyMemory<byte> content, CancellationToken cancellation = default);

    /// <summary>Puts content under a key only where there is none yet; whether it did. Of several that try at once exactly one does.</summary>
    /// <exception cref="ArgumentException">Not a key.</exception>
    Task<bool> TryCreateAsync(string key, ReadOnlyMemory<byte> content, CancellationToken cancellation = default);

    /// <summary>Every key that begins with a prefix, in ordinal order. An empty prefix lists all.</summary>
    Task<IReadOnlyList<string>> ListAsync(string prefix, CancellationToken cancellation = default);

    /// <summary>Removes a key and its content; whether there was one.</summary>
    /// <exception cref="ArgumentException">Not a key.</exception>
    Task<bool> DeleteAsync(string key, CancellationToken cancellation = default);
}

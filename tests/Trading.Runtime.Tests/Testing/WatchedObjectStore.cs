using System.Collections.Concurrent;
using Trading.Runtime.Ports;

namespace Trading.Runtime.Tests.Testing;

/// <summary>A store that tells when a key was written, and that a test may hold before a write.</summary>
internal sealed class WatchedObjectStore(IObjectStore inner) : IObjectStore
{
    private readonly ConcurrentQueue<string> _reads = [];
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _written = new(StringComparer.Ordinal);

    /// <summary>Keys that were read, in their order.</summary>
    public IReadOnlyCollection<string> Reads => _reads;

    /// <summary>Called before each write with its key; the write waits for it.</summary>
    public Func<string, Task> BeforeWrite { get; set; } = static _ => Task.CompletedTask;

    /// <summary>Ends once a key has been written, from now on.</summary>
    public Task WrittenAsync(string key)
    {
        var source = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _written[key] = source;
        return source.Task.WaitAsync(TimeSpan.FromSeconds(60));
    }

    public Task<byte[]?> ReadAsync(string key, CancellationToken cancellation = default)
    {
        _reads.Enqueue(key);
        return inner.ReadAsync(key, cancellation);
    }

    public async Task WriteAsync(string key, ReadOnlyMemory<byte> content, CancellationToken cancellation = default)
    {
        await BeforeWrite(key);
        await inner.WriteAsync(key, content, cancellation);
        Tell(key);
    }

    public async Task<bool> TryCreateAsync(string key, ReadOnlyMemory<byte> content, CancellationToken cancellation = default)
    {
        await BeforeWrite(key);
        var isMade = await inner.TryCreateAsync(key, content, cancellation);
        Tell(key);
        return isMade;
    }

    public Task<IReadOnlyList<string>> ListAsync(string prefix, CancellationToken cancellation = default) => inner.ListAsync(prefix, cancellation);

    public Task<bool> DeleteAsync(string key, CancellationToken cancellation = default) => inner.DeleteAsync(key, cancellation);

    private void Tell(string key)
    {
        if (_written.TryRemove(key, out var source))
        {
            source.SetResult();
        }
    }
}

using System.Collections.Concurrent;
using Trading.Runtime.Ports;

namespace Trading.Runtime.Tests.Testing;

/// <summary>Objects in memory; fails from a given write on, as a process does that is killed.</summary>
internal sealed class MemoryObjectStore(int writesUntilFailure = int.MaxValue) : IObjectStore
{
    private int _writes;

    public ConcurrentDictionary<string, byte[]> Objects { get; } = new(StringComparer.Ordinal);

    public Task<byte[]?> ReadAsync(string key, CancellationToken cancellation = default)
    {
        ObjectKey.Require(key);
        return Task.FromResult(Objects.TryGetValue(key, out var content) ? content : null);
    }

    public Task WriteAsync(string key, ReadOnlyMemory<byte> content, CancellationToken cancellation = default)
    {
        ObjectKey.Require(key);
        CountWrite();
        Objects[key] = content.ToArray();
        return Task.CompletedTask;
    }

    public Task<bool> TryCreateAsync(string key, ReadOnlyMemory<byte> content, CancellationToken cancellation = default)
    {
        ObjectKey.Require(key);
        CountWrite();
        return Task.FromResult(Objects.TryAdd(key, content.ToArray()));
    }

    public Task<IReadOnlyList<string>> ListAsync(string prefix, CancellationToken cancellation = default) =>
        Task.FromResult<IReadOnlyList<string>>(
            [.. Objects.Keys.Where(k => k.StartsWith(prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal)]);

    public Task<bool> DeleteAsync(string key, CancellationToken cancellation = default)
    {
        ObjectKey.Require(key);
        return Task.FromResult(Objects.TryRemove(key, out _));
    }

    private void CountWrite()
    {
        if (Interlocked.Increment(ref _writes) > writesUntilFailure)
        {
            throw new IOException("the disk is gone");
        }
    }
}

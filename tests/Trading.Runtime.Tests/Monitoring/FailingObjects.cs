using Trading.Runtime.Ports;
using Trading.Runtime.Tests.Testing;

namespace Trading.Runtime.Tests.Monitoring;

/// <summary>Objects that are gone for a while.</summary>
internal sealed class FailingObjects : IObjectStore
{
    private readonly MemoryObjectStore _inner = new();

    public bool IsGone { get; set; }

    private MemoryObjectStore Inner => IsGone ? throw new StoreException("blobs gone") : _inner;

    public Task<byte[]?> ReadAsync(string key, CancellationToken cancellation = default) => Inner.ReadAsync(key, cancellation);

    public Task WriteAsync(string key, ReadOnlyMemory<byte> content, CancellationToken cancellation = default) => Inner.WriteAsync(key, content, cancellation);

    public Task<bool> TryCreateAsync(string key, ReadOnlyMemory<byte> content, CancellationToken cancellation = default) =>
        Inner.TryCreateAsync(key, content, cancellation);

    public Task<IReadOnlyList<string>> ListAsync(string prefix, CancellationToken cancellation = default) => Inner.ListAsync(prefix, cancellation);

    public Task<bool> DeleteAsync(string key, CancellationToken cancellation = default) => Inner.DeleteAsync(key, cancellation);
}

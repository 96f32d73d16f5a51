using Trading.Runtime.Ports;

namespace Trading.Simulation.Store;

/// <summary>Content by key, kept as long as the world.</summary>
internal sealed class SimObjects : IObjectStore
{
    private readonly SortedDictionary<string, byte[]> _contents = new(StringComparer.Ordinal);

    public Task<byte[]?> ReadAsync(string key, CancellationToken cancellation = default) => Task.FromResult(_contents.GetValueOrDefault(key));

    public Task WriteAsync(string key, ReadOnlyMemory<byte> content, CancellationToken cancellation = default)
    {
        _contents[key] = content.ToArray();
        return Task.CompletedTask;
    }

    public Task<bool> TryCreateAsync(string key, ReadOnlyMemory<byte> content, CancellationToken cancellation = default) =>
        Task.FromResult(_contents.TryAdd(key, content.ToArray()));

    public Task<IReadOnlyList<string>> ListAsync(string prefix, CancellationToken cancellation = default) =>
        Task.FromResult<IReadOnlyList<string>>([.. _contents.Keys.Where(k => k.StartsWith(prefix, StringComparison.Ordinal))]);

    public Task<bool> DeleteAsync(string key, CancellationToken cancellation = default) => Task.FromResult(_contents.Remove(key));
}

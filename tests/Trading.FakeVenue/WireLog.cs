namespace Trading.FakeVenue;

/// <summary>Every request in the order in which it came, before anything was done about it.</summary>
public sealed class WireLog
{
    private readonly Lock _lock = new();
    private readonly List<WireEntry> _entries = [];

    public IReadOnlyList<WireEntry> All
    {
        get
        {
            lock (_lock)
            {
                return [.. _entries];
            }
        }
    }

    public void Add(DateTimeOffset at, string method, string path, string clientId, FaultKind fault)
    {
        lock (_lock)
        {
            _entries.Add(new(_entries.Count + 1, at, method, path, clientId, fault));
        }
    }

    public int Count(string method, string pathStart) => All.Count(e => e.Method == method && e.Path.StartsWith(pathStart, StringComparison.Ordinal));
}

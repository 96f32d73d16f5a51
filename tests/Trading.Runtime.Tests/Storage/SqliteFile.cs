using Trading.Runtime.Ports;
using Trading.Runtime.Storage;
using Trading.Runtime.Tests.Testing;

namespace Trading.Runtime.Tests.Storage;

/// <summary>An account file of its own for one test, with all that was opened on it.</summary>
internal sealed class SqliteFile(SqliteDurability durability = SqliteDurability.Normal) : IDisposable
{
    private readonly TempFolder _temp = new();
    private readonly List<IDisposable> _opened = [];

    public string Path => _temp["accounts/store.db"];

    public IStateStore OpenStore() => Opened(new SqliteStateStore(Path, durability));

    public ICycleLease OpenLease(TimeProvider clock) => Opened(new SqliteCycleLease(Path, clock, durability));

    public void Close()
    {
        _opened.ForEach(o => o.Dispose());
        _opened.Clear();
    }

    public void Dispose()
    {
        Close();
        _temp.Dispose();
    }

    private T Opened<T>(T opened)
        where T : IDisposable
    {
        _opened.Add(opened);
        return opened;
    }
}

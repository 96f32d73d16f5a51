using Trading.Runtime.Ports;
using Trading.Runtime.Tests.Ports;

namespace Trading.Runtime.Tests.Storage;

public sealed class SqliteCycleLeaseTests : CycleLeaseContract, IDisposable
{
    private readonly SqliteFile _file = new();

    public void Dispose() => _file.Dispose();

    protected override ICycleLease OpenLease(TimeProvider clock) => _file.OpenLease(clock);

    protected override IStateStore OpenStore() => _file.OpenStore();
}

using Trading.Runtime.Ports;
using Trading.Runtime.Tests.Ports;

namespace Trading.Runtime.Tests.Testing;

public sealed class MemoryObjectStoreTests : ObjectStoreContract
{
    protected override IObjectStore Store { get; } = new MemoryObjectStore();
}

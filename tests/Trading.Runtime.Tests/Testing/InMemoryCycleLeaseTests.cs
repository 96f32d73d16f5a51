using Trading.Runtime.Ports;
using Trading.Runtime.Tests.Ports;

namespace Trading.Runtime.Tests.Testing;

public sealed class InMemoryCycleLeaseTests : CycleLeaseContract
{
    private readonly InMemoryAccounts _accounts = new();

    protected override ICycleLease OpenLease(TimeProvider clock) => new InMemoryCycleLease(_accounts, clock);

    protected override IStateStore OpenStore() => new InMemoryStateStore(_accounts);
}

using Trading.Runtime.Ports;
using Trading.Runtime.Tests.Ports;

namespace Trading.Runtime.Tests.Testing;

public sealed class InMemoryStateStoreTests : SharedStateStoreContract
{
    private readonly InMemoryAccounts _accounts = new();

    protected override IStateStore OpenStore() => new InMemoryStateStore(_accounts);

    protected override ICycleLease OpenLease(TimeProvider clock) => new InMemoryCycleLease(_accounts, clock);
}

using Trading.Runtime.Ports;
using Trading.Runtime.Tests.Ports;

namespace Trading.Functions.Tests.Storage;

[Collection(AzuriteTests.Name)]
public sealed class TableStateStoreTests(Azurite azurite) : SharedStateStoreContract
{
    private readonly AzuriteAccounts _accounts = new(azurite);

    protected override IStateStore OpenStore() => _accounts.OpenStore();

    protected override ICycleLease OpenLease(TimeProvider clock) => _accounts.OpenLease(clock);
}

using Trading.Runtime.Ports;
using Trading.Runtime.Tests.Ports;

namespace Trading.Functions.Tests.Storage;

[Collection(AzuriteTests.Name)]
public sealed class BlobCycleLeaseTests(Azurite azurite) : CycleLeaseContract
{
    private readonly AzuriteAccounts _accounts = new(azurite);

    protected override ICycleLease OpenLease(TimeProvider clock) => _accounts.OpenLease(clock);

    protected override IStateStore OpenStore() => _accounts.OpenStore();
}

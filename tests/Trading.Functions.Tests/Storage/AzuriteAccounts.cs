using Azure.Core;
using Azure.Storage.Blobs;
using Trading.Functions.Storage;
using Trading.Runtime.Ports;
using Trading.Runtime.Tests.Accounts;
using Trading.Runtime.Tests.Testing;

namespace Trading.Functions.Tests.Storage;

/// <summary>A table and a container of its own, opened by as many as like, each as another process would.</summary>
internal sealed class AzuriteAccounts
{
    private readonly Azurite _azurite;
    private readonly string _name = Azurite.NewName();

    public AzuriteAccounts(Azurite azurite)
    {
        azurite.Require();
        _azurite = azurite;
    }

    public Azure.Data.Tables.TableClient Table => _azurite.Connect().Table(_name);

    public BlobContainerClient Leases => _azurite.Connect().Container(_name);

    public IStateStore OpenStore(Action<ClientOptions>? configure = null) => new TableStateStore(_azurite.Connect(configure).Table(_name));

    public ICycleLease OpenLease(TimeProvider clock, Action<ClientOptions>? configure = null)
    {
        var connection = _azurite.Connect(configure);
        return new BlobCycleLease(connection.Container(_name), connection.Table(_name), clock);
    }

    /// <summary>A lease for an owner of its own, given back at once: what stays is its epoch.</summary>
    public async Task<long> GrantAsync()
    {
        var lease = OpenLease(new ManualClock(TestAccounts.Slot));
        var grant = await lease.AcquireAsync(TestAccounts.Name, "owner", TimeSpan.FromMinutes(1), CancellationToken.None);
        await lease.ReleaseAsync(grant!, CancellationToken.None);
        return grant!.Epoch;
    }
}

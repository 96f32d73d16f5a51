using Trading.Functions.Storage;
using Trading.Runtime.Ports;

namespace Trading.Functions.Hosting;

/// <summary>The stores of the app, by their names in the storage account.</summary>
public sealed record CloudStores(IStateStore State, ICycleLease Lease, IObjectStore Objects)
{
    private const string AccountsTable = "accounts";
    private const string ObjectsContainer = "objects";
    private const string LeasesContainer = "leases";

    public static CloudStores Of(StorageConnection storage, TimeProvider clock)
    {
        var accounts = storage.Table(AccountsTable);
        return new CloudStores(
            new TableStateStore(accounts),
            new BlobCycleLease(storage.Container(LeasesContainer), accounts, clock),
            new BlobObjectStore(storage.Container(ObjectsContainer)));
    }
}

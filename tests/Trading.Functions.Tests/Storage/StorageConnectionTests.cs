using Azure.Identity;
using Trading.Core;
using Trading.Functions.Storage;
using Trading.Runtime.Ports;

namespace Trading.Functions.Tests.Storage;

[Collection(AzuriteTests.Name)]
public sealed class StorageConnectionTests(Azurite azurite)
{
    private static readonly Dictionary<string, string> ByIdentity = new(StringComparer.Ordinal)
    {
        ["Storage:blobServiceUri"] = "https://blobs.example.net",
        ["Storage:tableServiceUri"] = "https://tables.example.net",
        ["Storage:credential"] = "managedidentity",
        ["Storage:clientId"] = "11111111-2222-3333-4444-555555555555",
    };

    [Fact]
    public void FromSettings_AddressesAndIdentity_ClientsGoThere()
    {
        var connection = StorageConnection.FromSettings(ByIdentity.GetValueOrDefault);

        Assert.Equal("https://tables.example.net/accounts", connection.Table("accounts").Uri.ToString());
        Assert.Equal("https://blobs.example.net/objects", connection.Container("objects").Uri.ToString());
        Assert.Equal("blobs.example.net and tables.example.net by identity", connection.ToString());
    }

    [Fact]
    public void FromSettings_DevelopmentStorage_IsLocal()
    {
        var connection = StorageConnection.FromSettings(name => name == "Storage" ? "UseDevelopmentStorage=true" : null);

        Assert.Equal("http://127.0.0.1:10002/devstoreaccount1/accounts", connection.Table("accounts").Uri.ToString());
        Assert.Equal("http://127.0.0.1:10000/devstoreaccount1/objects", connection.Container("objects").Uri.ToString());
    }

    [Theory]
    [InlineData("Storage:blobServiceUri", null, "setting Storage__blobServiceUri: not set")]
    [InlineData("Storage:tableServiceUri", "nowhere", "setting Storage__tableServiceUri: not an address")]
    [InlineData("Storage:tableServiceUri", "http://tables.example.net", "setting Storage__tableServiceUri: not an address")]
    [InlineData("Storage:blobServiceUri", "https://blobs.example.net?sig=canary", "setting Storage__blobServiceUri: not an address")]
    [InlineData("Storage:credential", "password", "setting Storage__credential: 'password'; expected 'managedidentity' or nothing")]
    [InlineData("Storage", "AccountName=a;AccountKey=canary", "setting Storage: not a storage connection string")]
    public void FromSettings_NotAConnection_SaysWhichSettingAndNoSecret(string name, string? value, string expected)
    {
        var error = Assert.Throws<InputException>(
            () => StorageConnection.FromSettings(setting => setting == name ? value : ByIdentity.GetValueOrDefault(setting)));

        Assert.StartsWith(expected, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", error.ToString(), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task AnyCall_ServiceRefuses_IsAStoreExceptionWithoutTheKey()
    {
        azurite.Require();
        var wire = new Wire { OnRead = () => WireFault.RequestLost, OnWrite = _ => WireFault.RequestLost };
        var connection = azurite.Connect(wire.With(retries: 1));
        var accounts = new TableStateStore(connection.Table(Azurite.NewName()));
        var objects = new BlobObjectStore(connection.Container(Azurite.NewName()));
        var lease = new BlobCycleLease(connection.Container(Azurite.NewName()), connection.Table(Azurite.NewName()), TimeProvider.System);
        Func<Task>[] calls =
        [
            () => accounts.LoadAsync("a", default),
            () => accounts.ReadHeadAsync("a", default),
            () => accounts.ReadControlsAsync("a", 0, default),
            () => accounts.ReadFillsAsync("a", default).ToListAsync().AsTask(),
            () => objects.ReadAsync("a"),
            () => objects.WriteAsync("a", new byte[1]),
            () => objects.TryCreateAsync("a", new byte[1]),
            () => objects.ListAsync(""),
            () => objects.DeleteAsync("a"),
            () => lease.AcquireAsync("a", "b", TimeSpan.FromMinutes(1), default),
            () => lease.ReleaseAsync(new LeaseGrant("a", "b", 1, default), default),
        ];
        foreach (var call in calls)
        {
            var error = await Assert.ThrowsAsync<StoreException>(call);

            Assert.EndsWith("the service could not be reached", error.Message, StringComparison.Ordinal);
            Assert.DoesNotContain(azurite.Secret, error.ToString(), StringComparison.Ordinal);
        }

        Assert.DoesNotContain(azurite.Secret, connection.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Guard_NoCredential_IsAStoreExceptionThatSaysSo()
    {
        var error = await Assert.ThrowsAsync<StoreException>(() => StorageFaults.GuardAsync(
            "table t", () => Task.FromException<int>(new AuthenticationFailedException("no identity here")), default));

        Assert.Equal("table t: no credential was accepted (the settings name it)", error.Message);
    }

    [Fact]
    public async Task Guard_CancelledByTheCaller_IsNoFault()
    {
        using var source = new CancellationTokenSource();
        await source.CancelAsync();

        await Assert.ThrowsAsync<TaskCanceledException>(() => StorageFaults.GuardAsync(
            "table t", () => Task.FromCanceled<int>(source.Token), source.Token));
    }
}

using Azure.Core;
using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage.Blobs;
using Trading.Core;

namespace Trading.Functions.Storage;

/// <summary>
/// Where the storage is and who we are there, in the form of the identity-based connections of Azure Functions: either the service
/// addresses with a credential, or a connection string. The one place that makes clients; it never tells a secret.
/// </summary>
public sealed class StorageConnection
{
    // A cycle has less than a minute; the client's own patience is 100 seconds a try.
    private static readonly TimeSpan TableTryTimeMax = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan RetryDelay = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan RetryDelayMax = TimeSpan.FromSeconds(2);
    private const int RetriesMax = 3;

    private readonly string _connectionString = "";
    private readonly TokenCredential? _credential;
    private readonly Uri? _blobs;
    private readonly Uri? _tables;

    private readonly Action<ClientOptions>? _configure;

    private StorageConnection(string connectionString) => _connectionString = connectionString;

    private StorageConnection(Uri blobs, Uri tables, TokenCredential credential) =>
        (_blobs, _tables, _credential) = (blobs, tables, credential);

    private StorageConnection(StorageConnection other, Action<ClientOptions> configure) =>
        (_connectionString, _blobs, _tables, _credential, _configure) =
        (other._connectionString, other._blobs, other._tables, other._credential, configure);

    /// <summary>
    /// The connection that the settings describe: <c>name</c> itself is a connection string, or <c>name:blobServiceUri</c> and
    /// <c>name:tableServiceUri</c> are addresses, <c>name:credential</c> is <c>managedidentity</c> or absent (whatever
    /// <see cref="DefaultAzureCredential"/> finds), and <c>name:clientId</c> chooses a user-assigned identity.
    /// </summary>
    /// <param name="setting">The value of a setting; null where it is not set. As <c>IConfiguration</c> has them, ':' for '__'.</param>
    /// <param name="name">The name of the connection.</param>
    /// <exception cref="InputException">The settings describe none.</exception>
    public static StorageConnection FromSettings(Func<string, string?> setting, string name = "Storage")
    {
        if (setting(name) is { Length: > 0 } connectionString)
        {
            return FromConnectionString(connectionString, name);
        }

        return new StorageConnection(
            Address(setting, $"{name}:blobServiceUri"), Address(setting, $"{name}:tableServiceUri"), Credential(setting, name));
    }

    /// <param name="connectionString">As the portal gives it, or <c>UseDevelopmentStorage=true</c> for Azurite.</param>
    /// <param name="name">What messages call the setting.</param>
    /// <exception cref="InputException">Not a connection string. The message does not repeat it.</exception>
    public static StorageConnection FromConnectionString(string connectionString, string name = "Storage")
    {
        var connection = new StorageConnection(connectionString);
        try
        {
            _ = connection.Table("probe");
            _ = connection.Container("probe");
            return connection;
        }
        catch (Exception error) when (error is FormatException or ArgumentException or InvalidOperationException)
        {
            throw new InputException($"setting {name}: not a storage connection string; expected 'UseDevelopmentStorage=true' or one from the portal");
        }
    }

    /// <summary>The same with clients whose options were changed, by one who wants to come between.</summary>
    internal StorageConnection With(Action<ClientOptions> configure) => new(this, configure);

    public TableClient Table(string table)
    {
        var options = new TableClientOptions();
        SetRetries(options);
        options.Retry.NetworkTimeout = TableTryTimeMax;
        return _credential is null
            ? new TableClient(_connectionString, table, options)
            : new TableClient(_tables, table, _credential, options);
    }

    public BlobContainerClient Container(string container)
    {
        var options = new BlobClientOptions();
        SetRetries(options);
        return _credential is null
            ? new BlobContainerClient(_connectionString, container, options)
            : new BlobServiceClient(_blobs, _credential, options).GetBlobContainerClient(container);
    }

    /// <summary>Where it goes, without a secret.</summary>
    public override string ToString() => _credential is null ? "a connection string" : $"{_blobs!.Host} and {_tables!.Host} by identity";

    private static Uri Address(Func<string, string?> setting, string name)
    {
        var value = setting(name);
        return Uri.TryCreate(value, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps && address.Query.Length == 0
            ? address
            : throw new InputException(
                $"setting {name.Replace(":", "__", StringComparison.Ordinal)}: {(value is null ? "not set" : "not an address")}; expected the https address of the service, without a signature");
    }

    private static TokenCredential Credential(Func<string, string?> setting, string name)
    {
        var clientId = setting($"{name}:clientId");
        return setting($"{name}:credential") switch
        {
            null or "" => new DefaultAzureCredential(new DefaultAzureCredentialOptions { ManagedIdentityClientId = clientId }),
            "managedidentity" => new ManagedIdentityCredential(
                string.IsNullOrEmpty(clientId) ? ManagedIdentityId.SystemAssigned : ManagedIdentityId.FromUserAssignedClientId(clientId)),
            var other => throw new InputException($"setting {name}__credential: '{other}'; expected 'managedidentity' or nothing"),
        };
    }

    // Every write can be recognised as ours when its answer was lost, so the client may try writes again as well as reads.
    private void SetRetries(ClientOptions options)
    {
        options.Retry.Mode = RetryMode.Exponential;
        options.Retry.MaxRetries = RetriesMax;
        options.Retry.Delay = RetryDelay;
        options.Retry.MaxDelay = RetryDelayMax;
        _configure?.Invoke(options);
    }
}

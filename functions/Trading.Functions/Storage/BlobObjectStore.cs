using Azure;
using Azure.Storage;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Trading.Runtime.Ports;

namespace Trading.Functions.Storage;

/// <summary>Objects as blobs of a container, made at the first write if there is none. Each write is one request, so no content is ever half there.</summary>
/// <param name="container">The container, of an account without versioning rules of its own.</param>
public sealed class BlobObjectStore(BlobContainerClient container) : IObjectStore
{
    // Names the write that made a blob, so that its maker knows it again after a lost answer.
    private const string Maker = "maker";

    public Task<byte[]?> ReadAsync(string key, CancellationToken cancellation = default) => GuardAsync(
        key,
        async () =>
        {
            try
            {
                var content = await Blob(key).DownloadContentAsync(cancellation);
                return content.Value.Content.ToArray();
            }
            catch (RequestFailedException error) when (IsAbsent(error))
            {
                return null;
            }
        },
        cancellation);

    public Task WriteAsync(string key, ReadOnlyMemory<byte> content, CancellationToken cancellation = default) =>
        GuardAsync(key, () => UploadAsync(Blob(key), content, conditions: null, Guid.NewGuid(), cancellation), cancellation);

    public Task<bool> TryCreateAsync(string key, ReadOnlyMemory<byte> content, CancellationToken cancellation = default) => GuardAsync(
        key,
        async () =>
        {
            var blob = Blob(key);
            var maker = Guid.NewGuid();
            try
            {
                return await UploadAsync(blob, content, new BlobRequestConditions { IfNoneMatch = ETag.All }, maker, cancellation);
            }
            catch (RequestFailedException error) when (error.Status is 409 or 412)
            {
                return await IsMadeByAsync(blob, maker, cancellation);
            }
        },
        cancellation);

    public Task<IReadOnlyList<string>> ListAsync(string prefix, CancellationToken cancellation = default) => GuardAsync<IReadOnlyList<string>>(
        prefix,
        async () =>
        {
            var keys = new List<string>();
            try
            {
                await foreach (var blob in container.GetBlobsAsync(new GetBlobsOptions { Prefix = prefix }, cancellation))
                {
                    keys.Add(blob.Name);
                }
            }
            catch (RequestFailedException error) when (IsAbsent(error))
            {
                return [];
            }

            keys.RemoveAll(key => !ObjectKey.IsValid(key));
            keys.Sort(StringComparer.Ordinal);
            return keys;
        },
        cancellation);

    public Task<bool> DeleteAsync(string key, CancellationToken cancellation = default) => GuardAsync(
        key,
        async () =>
        {
            try
            {
                return (await Blob(key).DeleteIfExistsAsync(DeleteSnapshotsOption.IncludeSnapshots, cancellationToken: cancellation)).Value;
            }
            catch (RequestFailedException error) when (IsAbsent(error))
            {
                return false;
            }
        },
        cancellation);

    private async Task<bool> UploadAsync(
        BlobClient blob, ReadOnlyMemory<byte> content, BlobRequestConditions? conditions, Guid maker, CancellationToken cancellation)
    {
        // In one request whatever the size (it takes what is smaller than that): sent in blocks, two writers' would mix.
        var options = new BlobUploadOptions
        {
            Conditions = conditions,
            Metadata = new Dictionary<string, string>(StringComparer.Ordinal) { [Maker] = maker.ToString("N") },
            TransferOptions = new StorageTransferOptions { InitialTransferSize = content.Length + 1L, MaximumConcurrency = 1 },
        };
        try
        {
            await blob.UploadAsync(new BinaryData(content), options, cancellation);
        }
        catch (RequestFailedException error) when (error.ErrorCode == BlobErrorCode.ContainerNotFound)
        {
            await container.CreateIfNotExistsAsync(cancellationToken: cancellation);
            await blob.UploadAsync(new BinaryData(content), options, cancellation);
        }

        return true;
    }

    private static async Task<bool> IsMadeByAsync(BlobClient blob, Guid maker, CancellationToken cancellation)
    {
        try
        {
            var properties = await blob.GetPropertiesAsync(cancellationToken: cancellation);
            return properties.Value.Metadata.TryGetValue(Maker, out var made) && made == maker.ToString("N");
        }
        catch (RequestFailedException error) when (IsAbsent(error))
        {
            return false;
        }
    }

    private static bool IsAbsent(RequestFailedException error) => error.Status == 404;

    private BlobClient Blob(string key)
    {
        ObjectKey.Require(key);
        return container.GetBlobClient(key);
    }

    private Task<T> GuardAsync<T>(string key, Func<Task<T>> call, CancellationToken cancellation) =>
        StorageFaults.GuardAsync($"container {container.Name}, '{key}'", call, cancellation);
}

using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Trading.Core.Market;
using Trading.Runtime.Ports;

namespace Trading.Functions.Storage;

/// <summary>
/// A lease as a blob for each account that says who holds it and until when, replaced under its ETag. A grant is good once its epoch
/// stands in the head of the account, so that commits of older ones are refused from then on. Why not the service's own leases: ADR 21.
/// </summary>
/// <param name="container">Where the blobs are; made at the first grant if it is not there.</param>
/// <param name="table">The table of the store.</param>
/// <param name="clock">Tells when a lease is over. Safety does not rest on it.</param>
public sealed class BlobCycleLease(BlobContainerClient container, TableClient table, TimeProvider clock) : ICycleLease
{
    private const int TriesMax = 100;

    private readonly AccountTable _table = new(table);

    public async Task<LeaseGrant?> AcquireAsync(string account, string owner, TimeSpan time, CancellationToken cancellation)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(owner);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(time, TimeSpan.Zero);
        var call = Guid.NewGuid().ToString("N");
        for (var tries = 0; tries < TriesMax; tries++)
        {
            var (held, etag) = await ReadAsync(account, cancellation);
            var granted = (await _table.ReadHeadAsync(account, cancellation)).LeaseEpoch;
            var now = Timestamp.From(clock.GetUtcNow());
            if (held.Owner is not null && held.Owner != owner && held.UntilMs > now.UnixMs)
            {
                return null;
            }

            // A holder that died between blob and head has left the higher epoch in the blob.
            var lease = new Lease(owner, Math.Max(held.Epoch, granted) + 1, (now + time).UnixMs, call);
            if (await TryWriteAsync(account, lease, etag, cancellation))
            {
                return await TryRaiseAsync(account, lease, cancellation)
                    ? new LeaseGrant(account, owner, lease.Epoch, new Timestamp(lease.UntilMs))
                    : null;
            }
        }

        throw new StoreException($"lease of account {account}: changed by others {TriesMax} times while this tried to");
    }

    public async Task ReleaseAsync(LeaseGrant grant, CancellationToken cancellation)
    {
        var (held, etag) = await ReadAsync(grant.Account, cancellation);
        if (held.Owner == grant.Owner && held.Epoch == grant.Epoch)
        {
            // Refused where somebody took it in between: then it is theirs.
            await TryWriteAsync(grant.Account, held with { Owner = null, UntilMs = 0, Call = Guid.NewGuid().ToString("N") }, etag, cancellation);
        }
    }

    // False where a later grant came first: ours was over before it began.
    private async Task<bool> TryRaiseAsync(string account, Lease lease, CancellationToken cancellation)
    {
        for (var tries = 0; tries < TriesMax; tries++)
        {
            var head = await _table.ReadHeadAsync(account, cancellation);
            if (head.LeaseEpoch >= lease.Epoch)
            {
                return head.Grant == lease.Call;
            }

            var raised = head with { LeaseEpoch = lease.Epoch, Grant = lease.Call };
            var submitted = await _table.SubmitAsync(
                account, [raised.ToAction(RowKeys.Escape(account))], () => FindOursAsync(account, lease, cancellation), cancellation);
            if (submitted.IsDone)
            {
                return true;
            }
        }

        throw new StoreException($"{_table.Name(account)}: its head was changed by others {TriesMax} times while a lease was granted");
    }

    private async Task<ETag?> FindOursAsync(string account, Lease lease, CancellationToken cancellation)
    {
        var head = await _table.ReadHeadAsync(account, cancellation);
        return head.Grant == lease.Call ? head.ETag : null;
    }

    private Task<(Lease Lease, ETag? ETag)> ReadAsync(string account, CancellationToken cancellation) => GuardAsync(
        account,
        async () =>
        {
            try
            {
                var blob = (await Blob(account).DownloadContentAsync(cancellation)).Value;
                var lease = blob.Content.ToObjectFromJson<Lease>();
                return (lease ?? throw new StoreException($"lease of account {account}: its blob says nothing; delete it"), (ETag?)blob.Details.ETag);
            }
            catch (RequestFailedException error) when (error.Status == 404)
            {
                return (new Lease(null, 0, 0, ""), null);
            }
            catch (JsonException error)
            {
                throw new StoreException($"lease of account {account}: its blob is not a lease; delete it, epochs go on from the account", error);
            }
        },
        cancellation);

    private Task<bool> TryWriteAsync(string account, Lease lease, ETag? before, CancellationToken cancellation) => GuardAsync(
        account,
        async () =>
        {
            var options = new BlobUploadOptions
            {
                Conditions = before is { } etag ? new BlobRequestConditions { IfMatch = etag } : new BlobRequestConditions { IfNoneMatch = ETag.All },
            };
            try
            {
                await UploadAsync(account, lease, options, cancellation);
                return true;
            }
            catch (RequestFailedException error) when (error.Status is 409 or 412)
            {
                // Also what a second try is told when the first one's answer was lost.
                return (await ReadAsync(account, cancellation)).Lease.Call == lease.Call;
            }
        },
        cancellation);

    private async Task UploadAsync(string account, Lease lease, BlobUploadOptions options, CancellationToken cancellation)
    {
        try
        {
            await Blob(account).UploadAsync(BinaryData.FromObjectAsJson(lease), options, cancellation);
        }
        catch (RequestFailedException error) when (error.ErrorCode == BlobErrorCode.ContainerNotFound)
        {
            await container.CreateIfNotExistsAsync(cancellationToken: cancellation);
            await Blob(account).UploadAsync(BinaryData.FromObjectAsJson(lease), options, cancellation);
        }
    }

    private BlobClient Blob(string account) => container.GetBlobClient(RowKeys.Escape(account) + ".json");

    private static Task<T> GuardAsync<T>(string account, Func<Task<T>> call, CancellationToken cancellation) =>
        StorageFaults.GuardAsync($"lease of account {account}", call, cancellation);

    /// <summary>What the blob says.</summary>
    /// <param name="Owner">Who holds it; nobody where null.</param>
    /// <param name="Epoch">Of the last grant.</param>
    /// <param name="UntilMs">When it ends by itself.</param>
    /// <param name="Call">The call that wrote it, so that it knows its own write again.</param>
    private sealed record Lease(string? Owner, long Epoch, long UntilMs, string Call);
}

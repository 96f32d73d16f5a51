using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using Trading.Runtime.Ports;

namespace Trading.Functions.Storage;

/// <summary>A table of accounts: a partition each, read by ranges of row keys, written by transactions whose answer may get lost.</summary>
internal sealed class AccountTable(TableClient table)
{
    /// <summary>What messages call an account.</summary>
    public string Name(string account) => $"table {table.Name}: account {account}";

    public async Task<HeadRow> ReadHeadAsync(string account, CancellationToken cancellation) =>
        HeadRow.From(await FindAsync(account, RowKeys.Head, cancellation), Name(account));

    /// <summary>A row; null where there is none.</summary>
    public Task<TableEntity?> FindAsync(string account, string rowKey, CancellationToken cancellation) => StorageFaults.GuardAsync(
        Name(account),
        async () =>
        {
            var found = await table.GetEntityIfExistsAsync<TableEntity>(RowKeys.Escape(account), rowKey, cancellationToken: cancellation);
            return found.HasValue ? found.Value : null;
        },
        cancellation);

    /// <summary>The rows with keys in [from, to], in their order.</summary>
    public Task<List<TableEntity>> ReadAsync(
        string account, string from, string to, CancellationToken cancellation, IEnumerable<string>? columns = null) => StorageFaults.GuardAsync(
        Name(account),
        async () =>
        {
            var filter = TableClient.CreateQueryFilter($"PartitionKey eq {RowKeys.Escape(account)} and RowKey ge {from} and RowKey le {to}");
            var rows = new List<TableEntity>();
            try
            {
                await foreach (var row in table.QueryAsync<TableEntity>(filter, select: columns, cancellationToken: cancellation))
                {
                    rows.Add(row);
                }
            }
            catch (RequestFailedException error) when (error.ErrorCode == TableErrorCode.TableNotFound)
            {
                return [];
            }

            return rows;
        },
        cancellation);

    /// <summary>Sends a transaction.</summary>
    /// <param name="account">Whose.</param>
    /// <param name="actions">All or none are done.</param>
    /// <param name="findOurs">
    /// Asked when the answer was lost, or is one that a second try of the same write would get: the ETag of the first row if this very
    /// transaction wrote it.
    /// </param>
    /// <param name="cancellation">Stops it; it may be done all the same.</param>
    /// <exception cref="StoreException">It may be done or not.</exception>
    public async Task<Submitted> SubmitAsync(
        string account, IReadOnlyList<TableTransactionAction> actions, Func<Task<ETag?>> findOurs, CancellationToken cancellation)
    {
        try
        {
            var reply = await SendAsync(actions, cancellation);
            return new Submitted(true, reply.Value[0].Headers.ETag ?? throw new StoreException($"{Name(account)}: the service gave no ETag"), 0);
        }
        catch (Exception error) when (StorageFaults.IsFault(error, cancellation))
        {
            if (await findOurs() is { } etag)
            {
                return new Submitted(true, etag, 0);
            }

            return error is RequestFailedException { Status: 409 or 412 } refused
                ? new Submitted(false, default, refused.Status)
                : await StorageFaults.GuardAsync<Submitted>(Name(account), () => Task.FromException<Submitted>(error), cancellation);
        }
    }

    private async Task<Response<IReadOnlyList<Response>>> SendAsync(IReadOnlyList<TableTransactionAction> actions, CancellationToken cancellation)
    {
        try
        {
            return await table.SubmitTransactionAsync(actions, cancellation);
        }
        catch (RequestFailedException error) when (error.ErrorCode == TableErrorCode.TableNotFound)
        {
            await table.CreateIfNotExistsAsync(cancellation);
            return await table.SubmitTransactionAsync(actions, cancellation);
        }
    }
}

using Azure;
using Azure.Data.Tables;
using Trading.Runtime.Accounts;

namespace Trading.Functions.Storage;

/// <summary>Puts other text in place of a record, in one transaction: its rows are written anew, and those it no longer needs go.</summary>
internal sealed class RecordReplacer(AccountTable table, string account)
{
    /// <exception cref="InvalidOperationException">It is not stored under this number and slot.</exception>
    /// <exception cref="Runtime.Ports.StoreException">It may be done or not; done again it comes to the same.</exception>
    public async Task ReplaceAsync(StoredRecord record, CancellationToken cancellation)
    {
        var stored = await table.ReadAsync(account, RowKeys.Record(record.Number), RowKeys.Record(record.Number, TableLimits.EntitiesMax), cancellation);
        var count = (await table.ReadHeadAsync(account, cancellation)).Counts.Records;
        if (record.Number > count || stored is not [{ } first, ..] || first.GetInt64("SlotMs") != record.Slot.UnixMs)
        {
            throw record.NotStored(account);
        }

        var rows = TextRows.Split(RowKeys.Escape(account), part => RowKeys.Record(record.Number, part), record.Json);
        rows[0]["SlotMs"] = record.Slot.UnixMs;
        var actions = rows.Select(row => new TableTransactionAction(TableTransactionActionType.UpsertReplace, row))
            .Concat(stored.Where(old => rows.TrueForAll(row => row.RowKey != old.RowKey)).Select(old => new TableTransactionAction(TableTransactionActionType.Delete, old)))
            .ToList();
        await table.SubmitAsync(account, actions, () => FindOursAsync(record, cancellation), cancellation);
    }

    private async Task<ETag?> FindOursAsync(StoredRecord record, CancellationToken cancellation)
    {
        var stored = await table.ReadAsync(account, RowKeys.Record(record.Number), RowKeys.Record(record.Number, TableLimits.EntitiesMax), cancellation);
        return TextRows.Join(stored) == record.Json ? stored[0].ETag : null;
    }
}

using System.Runtime.CompilerServices;
using Azure.Data.Tables;
using Trading.Core.Market;
using Trading.Runtime.Accounts;
using Trading.Runtime.Ports;

namespace Trading.Functions.Storage;

/// <summary>What was appended to an account, page by page. The counts of the head at the beginning make of all pages one state.</summary>
internal sealed class AccountReader(AccountTable table, string account, int pageRows)
{
    public async IAsyncEnumerable<StoredFill> ReadFillsAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var head = await table.ReadHeadAsync(account, cancellation);
        await foreach (var (number, row) in ReadAsync("fill", number => RowKeys.Fill(number), head.Counts.Fills, cancellation))
        {
            yield return new StoredFill(number, AccountJson.ReadFill(TextRows.Join([row]), $"{table.Name(account)}, fill {number}"));
        }
    }

    public async IAsyncEnumerable<StoredTrade> ReadTradesAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var head = await table.ReadHeadAsync(account, cancellation);
        await foreach (var (number, row) in ReadAsync("trade", number => RowKeys.Trade(number), head.Counts.Trades, cancellation))
        {
            yield return new StoredTrade(number, AccountJson.ReadTrade(TextRows.Join([row]), $"{table.Name(account)}, trade {number}"));
        }
    }

    public async IAsyncEnumerable<StoredRecord> ReadRecordsAsync(
        Timestamp from, Timestamp to, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var (next, last) = await BoundsAsync(from, to, cancellation);
        while (next <= last)
        {
            var end = Math.Min(last, next + pageRows - 1);
            var rows = await table.ReadAsync(account, RowKeys.Record(next), RowKeys.Record(end, TableLimits.EntitiesMax), cancellation);
            foreach (var row in rows.Where(row => row.ContainsKey(TextRows.Parts)))
            {
                cancellation.ThrowIfCancellationRequested();
                var slot = new Timestamp(row.GetInt64("SlotMs") ?? throw Missing($"the slot of {row.RowKey}"));
                if (slot >= from && slot < to)
                {
                    yield return Record(rows, row, slot);
                }
            }

            Require("record", next, end, rows.Count(row => row.RowKey.EndsWith("-000", StringComparison.Ordinal)));
            next = end + 1;
        }
    }

    // Slots are nearly in the order of records, not quite: a late one is recorded late.
    private async Task<(long First, long Last)> BoundsAsync(Timestamp from, Timestamp to, CancellationToken cancellation)
    {
        var count = (await table.ReadHeadAsync(account, cancellation)).Counts.Records;
        if (from >= to || (from == Timestamp.MinValue && to == Timestamp.MaxValue))
        {
            return (1, from >= to ? 0 : count);
        }

        var (first, last) = (long.MaxValue, 0L);
        foreach (var row in await table.ReadAsync(account, RowKeys.SlotFrom(from), RowKeys.SlotFrom(to), cancellation, [nameof(TableEntity.RowKey)]))
        {
            var number = RowKeys.NumberIn(row.RowKey);
            if (number <= count)
            {
                (first, last) = (Math.Min(first, number), Math.Max(last, number));
            }
        }

        return (first, last);
    }

    private StoredRecord Record(List<TableEntity> rows, TableEntity first, Timestamp slot)
    {
        // What lies behind them may be left from a commit that was never finished.
        var parts = rows.Skip(rows.IndexOf(first)).Take(first.GetInt32(TextRows.Parts)!.Value).ToList();
        var number = RowKeys.NumberIn(first.RowKey[..first.RowKey.LastIndexOf('-')]);
        for (var part = 0; part < parts.Count; part++)
        {
            if (parts[part].RowKey != RowKeys.Record(number, part))
            {
                throw Missing($"part {part} of record {number}");
            }
        }

        return new StoredRecord(number, slot, TextRows.Join(parts));
    }

    private async IAsyncEnumerable<(long Number, TableEntity Row)> ReadAsync(
        string what, Func<long, string> rowKey, long count, [EnumeratorCancellation] CancellationToken cancellation)
    {
        for (var next = 1L; next <= count; next += pageRows)
        {
            var end = Math.Min(count, next + pageRows - 1);
            var rows = await table.ReadAsync(account, rowKey(next), rowKey(end), cancellation);
            Require(what, next, end, rows.Count);
            foreach (var row in rows)
            {
                cancellation.ThrowIfCancellationRequested();
                yield return (RowKeys.NumberIn(row.RowKey), row);
            }
        }
    }

    private void Require(string what, long first, long last, int found)
    {
        if (found != last - first + 1)
        {
            throw Missing($"{last - first + 1 - found} of the {what}s {first} to {last}");
        }
    }

    private StoreException Missing(string what) => new($"{table.Name(account)}: {what} is missing; restore a backup");
}

using Azure.Data.Tables;
using Trading.Core;
using Trading.Core.Market;
using Trading.Core.Risk;
using Trading.Runtime.Accounts;
using Trading.Runtime.Ports;

namespace Trading.Functions.Storage;

/// <summary>
/// Accounts in Table storage, a partition each. A commit is one transaction under the ETag of the account's head, and a write whose
/// answer was lost is known again by its call. The table is made at the first write if there is none. Amounts are text in JSON, as in
/// every store: the service has no decimals.
/// </summary>
/// <param name="table">The table.</param>
public sealed class TableStateStore(TableClient table) : IStateStore
{
    // Rows of a page: also the largest ones of a page fit into memory with ease.
    private const int PageRows = 200;
    private const int TornReadsMax = 5;
    private const int AddsMax = 200;

    private readonly AccountTable _table = new(table);
    private readonly AccountCommitter _committer = new(new AccountTable(table));

    public async Task<StoredAccount?> LoadAsync(string account, CancellationToken cancellation)
    {
        // A query sees each row as it is when it gets there, so a commit may come between: then the versions differ.
        for (var tries = 0; tries < TornReadsMax; tries++)
        {
            var rows = await _table.ReadAsync(account, RowKeys.FirstDocument, RowKeys.Head, cancellation);
            var head = HeadRow.From(rows.Find(row => row.RowKey == RowKeys.Head), _table.Name(account));
            if (head.Version == 0)
            {
                return null;
            }

            var document = rows.FindAll(row => row.RowKey.StartsWith(RowKeys.FirstDocument, StringComparison.Ordinal)).Take(head.DocumentRows).ToList();
            if (document.Count == head.DocumentRows && document.TrueForAll(row => row.GetInt64("Version") == head.Version))
            {
                return new StoredAccount(head.Version, AccountJson.Read(TextRows.Join(document), _table.Name(account)));
            }
        }

        throw new StoreException($"{_table.Name(account)}: read {TornReadsMax} times, and each time its document was not of the version of its head");
    }

    public Task<CommitResult> CommitAsync(AccountCommit commit, CancellationToken cancellation) => _committer.CommitAsync(commit, cancellation);

    public async Task<AccountHead> ReadHeadAsync(string account, CancellationToken cancellation)
    {
        var rows = await _table.ReadAsync(account, RowKeys.Head, RowKeys.KillSwitch, cancellation);
        var head = HeadRow.From(rows.Find(row => row.RowKey == RowKeys.Head), _table.Name(account));
        return head.ToHead(ReadSwitch(account, rows.Find(row => row.RowKey == RowKeys.KillSwitch)));
    }

    public async Task SetKillSwitchAsync(string account, KillSwitch level, Timestamp at, string by, CancellationToken cancellation)
    {
        var partition = RowKeys.Escape(account);
        var change = Guid.NewGuid();
        for (var tries = 0; tries < AddsMax; tries++)
        {
            // Under the ETag of what stood before, so that a try that comes late flips nothing back.
            var before = await _table.FindAsync(account, RowKeys.KillSwitch, cancellation);
            var submitted = await _table.SubmitAsync(
                account,
                [Write(Change(RowKeys.KillSwitch), before), new(TableTransactionActionType.UpsertReplace, Change(RowKeys.KillSwitchChange(at, change)))],
                () => FindOursAsync(account, RowKeys.KillSwitch, change, cancellation),
                cancellation);
            if (submitted.IsDone)
            {
                return;
            }
        }

        throw Crowded(account, "kill switch");

        TableEntity Change(string rowKey) =>
            new(partition, rowKey) { ["Level"] = level.ToCode(), ["AtMs"] = at.UnixMs, ["By"] = by, ["Call"] = change.ToString("N") };
    }

    public async Task<long> AddControlAsync(string account, ControlCommand command, CancellationToken cancellation)
    {
        var partition = RowKeys.Escape(account);
        var call = Guid.NewGuid();
        for (var tries = 0; tries < AddsMax; tries++)
        {
            var counted = await _table.FindAsync(account, RowKeys.ControlCount, cancellation);
            var sequence = (counted?.GetInt64("Count") ?? 0) + 1;
            var submitted = await _table.SubmitAsync(
                account,
                [
                    Write(new TableEntity(partition, RowKeys.ControlCount) { ["Count"] = sequence }, counted),
                    new(
                        TableTransactionActionType.Add,
                        new TableEntity(partition, RowKeys.Control(sequence)) { ["Json"] = AccountJson.Write(command), ["Call"] = call.ToString("N") }),
                ],
                () => FindOursAsync(account, RowKeys.Control(sequence), call, cancellation),
                cancellation);
            if (submitted.IsDone)
            {
                return sequence;
            }
        }

        throw Crowded(account, "queue of commands");
    }

    public async Task<IReadOnlyList<QueuedControl>> ReadControlsAsync(string account, long after, CancellationToken cancellation)
    {
        var rows = await _table.ReadAsync(account, RowKeys.Control(after + 1), RowKeys.Control(long.MaxValue), cancellation);
        return
        [
            .. rows.Select(row => (Sequence: RowKeys.NumberIn(row.RowKey), Json: row.GetString("Json")))
                .Select(row => new QueuedControl(
                    row.Sequence, AccountJson.ReadControl(row.Json, $"{_table.Name(account)}, control {row.Sequence}"))),
        ];
    }

    public IAsyncEnumerable<StoredRecord> ReadRecordsAsync(string account, Timestamp from, Timestamp to, CancellationToken cancellation) =>
        new AccountReader(_table, account, PageRows).ReadRecordsAsync(from, to, cancellation);

    public async Task ReplaceRecordsAsync(string account, IReadOnlyList<StoredRecord> records, CancellationToken cancellation)
    {
        var replacer = new RecordReplacer(_table, account);
        foreach (var record in records)
        {
            await replacer.ReplaceAsync(record, cancellation);
        }
    }

    public IAsyncEnumerable<StoredFill> ReadFillsAsync(string account, CancellationToken cancellation) =>
        new AccountReader(_table, account, PageRows).ReadFillsAsync(cancellation);

    public IAsyncEnumerable<StoredTrade> ReadTradesAsync(string account, CancellationToken cancellation) =>
        new AccountReader(_table, account, PageRows).ReadTradesAsync(cancellation);

    private static TableTransactionAction Write(TableEntity row, TableEntity? before) => before is null
        ? new TableTransactionAction(TableTransactionActionType.Add, row)
        : new TableTransactionAction(TableTransactionActionType.UpdateReplace, row, before.ETag);

    private async Task<Azure.ETag?> FindOursAsync(string account, string rowKey, Guid call, CancellationToken cancellation)
    {
        var row = await _table.FindAsync(account, rowKey, cancellation);
        return row?.GetString("Call") == call.ToString("N") ? row.ETag : null;
    }

    private KillSwitch ReadSwitch(string account, TableEntity? row)
    {
        var code = row?.GetString("Level");
        foreach (var level in Enum.GetValues<KillSwitch>())
        {
            if (row is null || level.ToCode() == code)
            {
                return row is null ? KillSwitch.Off : level;
            }
        }

        throw new InputException($"{_table.Name(account)}: the kill switch stands at '{code}'; this program knows no such level");
    }

    private StoreException Crowded(string account, string what) =>
        new($"{_table.Name(account)}: its {what} was changed by others {AddsMax} times while this tried to");
}

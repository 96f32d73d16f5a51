using Microsoft.Data.Sqlite;
using Trading.Core;
using Trading.Core.Market;
using Trading.Core.Risk;
using Trading.Runtime.Accounts;
using Trading.Runtime.Ports;

namespace Trading.Runtime.Storage;

/// <summary>
/// Accounts in one SQLite file with a write-ahead log, which several processes may share. The file is made at the first call if there
/// is none, readable by its owner alone. A file of a newer schema, or of something else, is an <see cref="InputException"/>.
/// </summary>
public sealed class SqliteStateStore : IStateStore, IDisposable
{
    // A page of rows is read at once, so that a slow reader holds nothing open.
    private const int PageRows = 256;

    private const string Id = "(SELECT id FROM account WHERE name = $1)";

    private static readonly AccountHead Unknown = new(0, 0, 0, KillSwitch.Off);

    private readonly SqliteDatabase _database;

    /// <param name="path">The file; its folder need not exist.</param>
    /// <param name="durability">What a commit outlives.</param>
    public SqliteStateStore(string path, SqliteDurability durability = SqliteDurability.Full)
        : this(path, durability, SqliteDatabase.DefaultBusyMs)
    {
    }

    internal SqliteStateStore(string path, SqliteDurability durability, int busyMs) => _database = new(path, durability, busyMs);

    public Task<StoredAccount?> LoadAsync(string account, CancellationToken cancellation)
    {
        var stored = _database.Read(
            session => session.First(
                "SELECT a.version, CAST(d.json AS BLOB) FROM account a JOIN document d ON d.account_id = a.id WHERE a.name = $1",
                row => (Version: row.GetInt64(0), Json: row.GetFieldValue<byte[]>(1)),
                account),
            cancellation);
        return Task.FromResult(stored.Json is { } json
            ? new StoredAccount(stored.Version, AccountJson.Read(json, $"{_database.Path}: account {account}"))
            : null);
    }

    public Task<CommitResult> CommitAsync(AccountCommit commit, CancellationToken cancellation)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(commit.Document.Account);
        var json = AccountJson.WriteUtf8(commit.Document);
        return Task.FromResult(_database.Write(session => Commit(session, commit, json), cancellation));
    }

    public Task<AccountHead> ReadHeadAsync(string account, CancellationToken cancellation) =>
        Task.FromResult(_database.Read(
            session => session.First(
                "SELECT version, commit_epoch, lease_epoch, kill_switch FROM account WHERE name = $1",
                row => new AccountHead(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), ReadSwitch(row.GetString(3), account)),
                account),
            cancellation) ?? Unknown);

    public Task SetKillSwitchAsync(string account, KillSwitch level, Timestamp at, string by, CancellationToken cancellation)
    {
        _database.Write(
            session =>
            {
                var id = IdOf(session, account);
                session.Execute("UPDATE account SET kill_switch = $2 WHERE id = $1", id, level.ToCode());
                return session.Execute(
                    "INSERT INTO kill_switch_change (account_id, level, at_ms, by) VALUES ($1, $2, $3, $4)", id, level.ToCode(), at.UnixMs, by);
            },
            cancellation);
        return Task.CompletedTask;
    }

    public Task<long> AddControlAsync(string account, ControlCommand command, CancellationToken cancellation) =>
        Task.FromResult(_database.Write(
            session => session.First(
                """
                INSERT INTO control (account_id, sequence, json)
                SELECT $1, coalesce(max(sequence), 0) + 1, $2 FROM control WHERE account_id = $1
                RETURNING sequence
                """,
                row => row.GetInt64(0),
                IdOf(session, account),
                AccountJson.Write(command)),
            cancellation));

    public Task<IReadOnlyList<QueuedControl>> ReadControlsAsync(string account, long after, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<QueuedControl>>(_database.Read(
            session => session.All(
                $"SELECT sequence, json FROM control WHERE account_id = {Id} AND sequence > $2 ORDER BY sequence",
                row => new QueuedControl(
                    row.GetInt64(0), AccountJson.ReadControl(row.GetString(1), $"{_database.Path}: account {account}, control {row.GetInt64(0)}")),
                account,
                after),
            cancellation));

    public IAsyncEnumerable<StoredRecord> ReadRecordsAsync(string account, Timestamp from, Timestamp to, CancellationToken cancellation) =>
        Stream(
            session => session.First(
                $"SELECT min(number), max(number) FROM record WHERE account_id = {Id} AND slot_ms >= $2 AND slot_ms < $3",
                ReadBounds,
                account,
                from.UnixMs,
                to.UnixMs),
            (session, bounds) => session.All(
                $"""
                SELECT number, slot_ms, json FROM record
                WHERE account_id = {Id} AND number BETWEEN $2 AND $3 AND slot_ms >= $4 AND slot_ms < $5 ORDER BY number LIMIT {PageRows}
                """,
                row => new StoredRecord(row.GetInt64(0), new Timestamp(row.GetInt64(1)), row.GetString(2)),
                account,
                bounds.First,
                bounds.Last,
                from.UnixMs,
                to.UnixMs),
            record => record.Number,
            cancellation).ToAsyncEnumerable();

    public Task ReplaceRecordsAsync(string account, IReadOnlyList<StoredRecord> records, CancellationToken cancellation)
    {
        _database.Write(
            session =>
            {
                foreach (var record in records)
                {
                    if (session.Execute(
                        $"UPDATE record SET json = $4 WHERE account_id = {Id} AND number = $2 AND slot_ms = $3", account, record.Number, record.Slot.UnixMs, record.Json) != 1)
                    {
                        throw record.NotStored(account);
                    }
                }

                return records.Count;
            },
            cancellation);
        return Task.CompletedTask;
    }

    public IAsyncEnumerable<StoredFill> ReadFillsAsync(string account, CancellationToken cancellation) =>
        Stream(
            "fill",
            account,
            row => new StoredFill(
                row.GetInt64(0), AccountJson.ReadFill(row.GetString(1), $"{_database.Path}: account {account}, fill {row.GetInt64(0)}")),
            fill => fill.Number,
            cancellation);

    public IAsyncEnumerable<StoredTrade> ReadTradesAsync(string account, CancellationToken cancellation) =>
        Stream(
            "trade",
            account,
            row => new StoredTrade(
                row.GetInt64(0), AccountJson.ReadTrade(row.GetString(1), $"{_database.Path}: account {account}, trade {row.GetInt64(0)}")),
            trade => trade.Number,
            cancellation);

    public void Dispose() => _database.Dispose();

    /// <summary>The row of an account, made where there is none.</summary>
    internal static long IdOf(SqliteSession session, string account)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(account);
        session.Execute("INSERT INTO account (name) VALUES ($1) ON CONFLICT (name) DO NOTHING", account);
        return session.First("SELECT id FROM account WHERE name = $1", row => row.GetInt64(0), account);
    }

    private static CommitResult Commit(SqliteSession session, AccountCommit commit, byte[] json)
    {
        // An account that was never granted a lease has no row; the commit is refused for its epoch.
        var (id, head, counts) = session.First(
            """
            SELECT id, version, commit_epoch, lease_epoch,
                (SELECT coalesce(max(number), 0) FROM fill WHERE account_id = a.id),
                (SELECT coalesce(max(number), 0) FROM trade WHERE account_id = a.id),
                (SELECT coalesce(max(number), 0) FROM record WHERE account_id = a.id)
            FROM account a WHERE name = $1
            """,
            row => (
                row.GetInt64(0),
                new AccountHead(row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), KillSwitch.Off),
                new StoredCounts(row.GetInt64(4), row.GetInt64(5), row.GetInt64(6))),
            commit.Document.Account);
        var result = commit.Against(head ?? Unknown, counts);
        if (result == CommitResult.Committed)
        {
            session.Execute("UPDATE account SET version = $2, commit_epoch = $3 WHERE id = $1", id, commit.ExpectedVersion + 1, commit.Epoch);
            session.Execute(
                """
                INSERT INTO document (account_id, json) VALUES ($1, CAST($2 AS TEXT))
                ON CONFLICT (account_id) DO UPDATE SET json = excluded.json
                """,
                id,
                json);
            Append(session, commit, id);
        }

        return result;
    }

    private static void Append(SqliteSession session, AccountCommit commit, long id)
    {
        foreach (var fill in commit.Fills)
        {
            try
            {
                session.Execute(
                    "INSERT INTO fill (account_id, number, venue_trade_id, json) VALUES ($1, $2, $3, $4)",
                    id,
                    fill.Number,
                    fill.Fill.VenueTradeId,
                    AccountJson.Write(fill.Fill));
            }
            catch (SqliteException error) when (error.SqliteErrorCode == SqliteDatabase.Constraint)
            {
                throw new InvalidOperationException(
                    $"account {commit.Document.Account}: fill {fill.Number}: the venue's trade {fill.Fill.VenueTradeId} is stored already", error);
            }
        }

        foreach (var trade in commit.Trades)
        {
            session.Execute("INSERT INTO trade (account_id, number, json) VALUES ($1, $2, $3)", id, trade.Number, AccountJson.Write(trade.Trade));
        }

        foreach (var record in commit.Records)
        {
            session.Execute(
                "INSERT INTO record (account_id, number, slot_ms, json) VALUES ($1, $2, $3, $4)", id, record.Number, record.Slot.UnixMs, record.Json);
        }
    }

    private KillSwitch ReadSwitch(string code, string account)
    {
        foreach (var level in Enum.GetValues<KillSwitch>())
        {
            if (level.ToCode() == code)
            {
                return level;
            }
        }

        throw new InputException($"{_database.Path}: account {account}: the kill switch stands at '{code}'; this program knows no such level");
    }

    private static (long First, long Last) ReadBounds(SqliteDataReader row) =>
        row.IsDBNull(0) ? (1, 0) : (row.GetInt64(0), row.GetInt64(1));

    private IAsyncEnumerable<T> Stream<T>(
        string table, string account, Func<SqliteDataReader, T> read, Func<T, long> numberOf, CancellationToken cancellation) =>
        Stream(
            session => session.First($"SELECT min(number), max(number) FROM {table} WHERE account_id = {Id}", ReadBounds, account),
            (session, bounds) => session.All(
                $"SELECT number, json FROM {table} WHERE account_id = {Id} AND number BETWEEN $2 AND $3 ORDER BY number LIMIT {PageRows}",
                read,
                account,
                bounds.First,
                bounds.Last),
            numberOf,
            cancellation).ToAsyncEnumerable();

    // Rows are only ever added: the bounds at the beginning make of all pages one state.
    private IEnumerable<T> Stream<T>(
        Func<SqliteSession, (long First, long Last)> readBounds,
        Func<SqliteSession, (long First, long Last), List<T>> readPage,
        Func<T, long> numberOf,
        CancellationToken cancellation)
    {
        var bounds = _database.Read(readBounds, cancellation);
        while (bounds.First <= bounds.Last)
        {
            var rows = _database.Read(session => readPage(session, bounds), cancellation);
            foreach (var row in rows)
            {
                cancellation.ThrowIfCancellationRequested();
                yield return row;
            }

            bounds.First = rows.Count < PageRows ? long.MaxValue : numberOf(rows[^1]) + 1;
        }
    }
}

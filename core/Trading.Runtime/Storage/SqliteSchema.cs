using Trading.Core;

namespace Trading.Runtime.Storage;

/// <summary>The tables of an account file. Amounts are text, times milliseconds since 1970, and what happened is JSON with its schema.</summary>
internal static class SqliteSchema
{
    /// <summary>The schema that this program makes and reads.</summary>
    public const int Current = 1;

    // "Trad": tells an account file from any other SQLite file.
    private const long ApplicationId = 0x54726164;

    // The document is apart from the head: a lease or a flipped switch must not write it again, nor a look at the head read it.
    private const string Tables = """
        CREATE TABLE account (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL UNIQUE,
            version INTEGER NOT NULL DEFAULT 0,
            commit_epoch INTEGER NOT NULL DEFAULT 0,
            lease_epoch INTEGER NOT NULL DEFAULT 0,
            lease_owner TEXT,
            lease_until_ms INTEGER NOT NULL DEFAULT 0,
            kill_switch TEXT NOT NULL DEFAULT 'off'
        ) STRICT;
        CREATE TABLE document (
            account_id INTEGER PRIMARY KEY REFERENCES account (id),
            json TEXT NOT NULL
        ) STRICT;
        CREATE TABLE fill (
            account_id INTEGER NOT NULL REFERENCES account (id),
            number INTEGER NOT NULL,
            venue_trade_id TEXT NOT NULL,
            json TEXT NOT NULL,
            PRIMARY KEY (account_id, number),
            UNIQUE (account_id, venue_trade_id)
        ) STRICT;
        CREATE TABLE trade (
            account_id INTEGER NOT NULL REFERENCES account (id),
            number INTEGER NOT NULL,
            json TEXT NOT NULL,
            PRIMARY KEY (account_id, number)
        ) STRICT;
        CREATE TABLE record (
            account_id INTEGER NOT NULL REFERENCES account (id),
            number INTEGER NOT NULL,
            slot_ms INTEGER NOT NULL,
            json TEXT NOT NULL,
            PRIMARY KEY (account_id, number)
        ) STRICT;
        CREATE INDEX record_by_slot ON record (account_id, slot_ms, number);
        CREATE TABLE control (
            account_id INTEGER NOT NULL REFERENCES account (id),
            sequence INTEGER NOT NULL,
            json TEXT NOT NULL,
            PRIMARY KEY (account_id, sequence)
        ) STRICT;
        CREATE TABLE kill_switch_change (
            id INTEGER PRIMARY KEY,
            account_id INTEGER NOT NULL REFERENCES account (id),
            level TEXT NOT NULL,
            at_ms INTEGER NOT NULL,
            by TEXT NOT NULL
        ) STRICT;
        """;

    /// <summary>Makes the tables in a new file, and refuses a file that is not ours or of a newer program.</summary>
    /// <exception cref="InputException">Not an account file, or one of a newer schema.</exception>
    public static void Prepare(SqliteSession session, string path)
    {
        if (session.First("PRAGMA journal_mode = WAL", r => r.GetString(0)) is var mode and not "wal")
        {
            throw new InputException($"{path}: its file system does not take write-ahead logs (journal mode '{mode}'); put the store on a local disk");
        }

        if (Version(session) == 0)
        {
            Create(session, path);
        }

        if (session.First("PRAGMA application_id", r => r.GetInt64(0)) != ApplicationId)
        {
            throw new InputException($"{path}: a SQLite file, but not a store of accounts");
        }

        if (Version(session) is var version and not Current)
        {
            throw new InputException(
                $"{path}: a store of schema {version}; this program reads schema {Current}. Use the version that wrote it, or a newer one");
        }
    }

    private static long Version(SqliteSession session) => session.First("PRAGMA user_version", r => r.GetInt64(0));

    // Another process may be doing the same: whoever comes second finds it done. What is thrown closes the session, and that rolls back.
    private static void Create(SqliteSession session, string path)
    {
        session.Execute("BEGIN IMMEDIATE");
        if (Version(session) == 0)
        {
            if (session.First("SELECT count(*) FROM sqlite_master", r => r.GetInt64(0)) > 0)
            {
                throw new InputException($"{path}: a SQLite file, but not a store of accounts");
            }

            session.Execute(Tables);
            session.Execute(FormattableString.Invariant($"PRAGMA application_id = {ApplicationId}"));
            session.Execute(FormattableString.Invariant($"PRAGMA user_version = {Current}"));
        }

        session.Execute("COMMIT");
    }
}

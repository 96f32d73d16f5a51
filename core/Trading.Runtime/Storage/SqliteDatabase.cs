using Microsoft.Data.Sqlite;
using Trading.Core;
using Trading.Runtime.Ports;

namespace Trading.Runtime.Storage;

/// <summary>
/// An account file, opened at the first call and made if there is none, readable by its owner alone. One caller at a time; SQLite
/// answers at once, so waiting for it asynchronously would only cost.
/// </summary>
internal sealed class SqliteDatabase(string path, SqliteDurability durability, int busyMs) : IDisposable
{
    /// <summary>How long another process may hold the file before a call gives up.</summary>
    public const int DefaultBusyMs = 5_000;

    // Primary result codes, https://sqlite.org/rescode.html
    private const int Busy = 5;
    private const int Locked = 6;
    private const int ReadOnly = 8;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int CannotOpen = 14;
    public const int Constraint = 19;
    private const int NotADatabase = 26;

    private static readonly Lock Creating = new();

    private readonly Lock _gate = new();
    private SqliteSession? _session;
    private bool _isDisposed;

    public string Path { get; } = System.IO.Path.GetFullPath(path);

    /// <summary>Runs a query that needs no transaction: one statement sees one state.</summary>
    public T Read<T>(Func<SqliteSession, T> query, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        lock (_gate)
        {
            return Guard(query);
        }
    }

    /// <summary>Runs a transaction that no other can come between. Whatever is thrown, nothing of it is stored.</summary>
    public T Write<T>(Func<SqliteSession, T> transaction, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        lock (_gate)
        {
            return Guard(session =>
            {
                session.Execute("BEGIN IMMEDIATE");
                try
                {
                    var result = transaction(session);
                    session.Execute("COMMIT");
                    return result;
                }
                catch
                {
                    Rollback(session);
                    throw;
                }
            });
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _isDisposed = true;
            Drop();
        }
    }

    private T Guard<T>(Func<SqliteSession, T> work)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        try
        {
            return work(_session ??= Open());
        }
        catch (SqliteException error)
        {
            // After these the connection is as good as before; after any other the next call begins with a new one.
            if (error.SqliteErrorCode is not (Busy or Locked or Constraint))
            {
                Drop();
            }

            throw new StoreException(Explain(error), error);
        }
    }

    private SqliteSession Open()
    {
        CreateFile();
        var session = new SqliteSession(Path, durability, busyMs);
        try
        {
            SqliteSchema.Prepare(session, Path);
            return session;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    // SQLite gives the files beside it the same permissions. Closing any handle of a file gives up the locks that this process has on
    // it through SQLite (POSIX), so the file is only ever opened here to make it, and before anybody else can have opened it.
    private void CreateFile()
    {
        try
        {
            lock (Creating)
            {
                if (File.Exists(Path))
                {
                    return;
                }

                Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
                var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
                if (!OperatingSystem.IsWindows())
                {
                    options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
                }

                using var file = new FileStream(Path, options);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Made by another process in between is as good as made here.
            if (!File.Exists(Path))
            {
                throw new StoreException($"{Path}: cannot be opened for writing: {error.Message}", error);
            }
        }
    }

    // An error may have ended the transaction already; closing the connection ends it in any case.
    private void Rollback(SqliteSession session)
    {
        try
        {
            session.Execute("ROLLBACK");
        }
        catch (SqliteException)
        {
            Drop();
        }
    }

    private void Drop()
    {
        _session?.Dispose();
        _session = null;
    }

    private string Explain(SqliteException error) => error.SqliteErrorCode switch
    {
        Busy or Locked => $"{Path}: another process has held it for {busyMs} ms",
        NotADatabase => $"{Path}: is not a SQLite file",
        Corrupt => $"{Path}: is damaged ({error.Message}); restore a backup",
        Full => $"{Path}: the disk is full",
        ReadOnly or CannotOpen => $"{Path}: cannot be opened for writing: {error.Message}",
        _ => $"{Path}: {error.Message}",
    };
}

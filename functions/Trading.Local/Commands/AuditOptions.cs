using System.CommandLine;
using Trading.Core;
using Trading.Local.CommandLine;
using Trading.Runtime.Audit;
using Trading.Runtime.Storage;

namespace Trading.Local.Commands;

/// <summary>Where an account's audit lies.</summary>
internal static class AuditOptions
{
    public static Option<string> Store { get; } = Parsing.TextOr("--store", "file", "trading.db", "SQLite file that the account lives in, or a copy of it.");

    public static Option<string> Objects { get; } = Parsing.TextOr(
        "--objects", "folder", "objects", "Where inputs of decisions and policies are archived, or a copy of it.");

    public static Option<string> Account { get; } = Parsing.TextOr("--account", "name", "main", "Name of the account in the store.");

    /// <exception cref="InputException">There is no such store.</exception>
    public static SqliteStateStore OpenStore(ParseResult parsed)
    {
        // A store is made where there is none; one that is only read has to be there.
        var path = parsed.GetValue(Store)!;
        return File.Exists(path)
            ? new SqliteStateStore(path)
            : throw new InputException($"{path}: does not exist; expected the SQLite file of an account (--store)");
    }

    public static AuditReader Open(ParseResult parsed, SqliteStateStore store) =>
        new(store, new FolderObjectStore(parsed.GetValue(Objects)!));
}

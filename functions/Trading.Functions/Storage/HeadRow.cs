using Azure;
using Azure.Data.Tables;
using Trading.Core;
using Trading.Core.Risk;
using Trading.Runtime.Accounts;

namespace Trading.Functions.Storage;

/// <summary>
/// The head of an account. Every transaction of a commit and every grant writes it under its ETag, so of two writers one fails. What
/// it counts is stored; rows above its counts are left from a commit that was never finished, and nobody reads them.
/// </summary>
internal sealed record HeadRow
{
    /// <summary>The schema of the rows that this program writes.</summary>
    private const int CurrentSchema = 1;

    public long Version { get; init; }

    public long CommitEpoch { get; init; }

    public long LeaseEpoch { get; init; }

    public StoredCounts Counts { get; init; }

    /// <summary>How many rows the document takes.</summary>
    public int DocumentRows { get; init; }

    /// <summary>The call that wrote last, and which of its transactions that was, so that a call knows its own write again.</summary>
    public (string Call, int Part) Writer { get; init; } = ("", 0);

    /// <summary>The call that was granted <see cref="LeaseEpoch"/>.</summary>
    public string Grant { get; init; } = "";

    /// <summary>Of the row as read; nothing where there is none.</summary>
    public ETag? ETag { get; init; }

    public AccountHead ToHead(KillSwitch killSwitch) => new(Version, CommitEpoch, LeaseEpoch, killSwitch);

    /// <exception cref="InputException">It was written by a newer version of this program.</exception>
    public static HeadRow From(TableEntity? row, string what)
    {
        if (row is null)
        {
            return new HeadRow();
        }

        if (row.GetInt32("Schema") is var schema and not CurrentSchema)
        {
            throw new InputException(
                $"{what}: rows of schema {schema}; this program reads schema {CurrentSchema}. Use the version that wrote them, or a newer one");
        }

        return new HeadRow
        {
            Version = Number("Version"),
            CommitEpoch = Number("CommitEpoch"),
            LeaseEpoch = Number("LeaseEpoch"),
            Counts = new StoredCounts(Number("Fills"), Number("Trades"), Number("Records")),
            DocumentRows = row.GetInt32("DocumentRows") ?? 0,
            Writer = (row.GetString("Writer") ?? "", row.GetInt32("WriterPart") ?? 0),
            Grant = row.GetString("Grant") ?? "",
            ETag = row.ETag,
        };

        long Number(string column) => row.GetInt64(column) ?? throw new InputException($"{what}: its head has no {column}");
    }

    /// <summary>The action that puts it in place of the one it was made from, if that is still there.</summary>
    public TableTransactionAction ToAction(string partition)
    {
        var row = new TableEntity(partition, RowKeys.Head)
        {
            ["Schema"] = CurrentSchema,
            ["Version"] = Version,
            ["CommitEpoch"] = CommitEpoch,
            ["LeaseEpoch"] = LeaseEpoch,
            ["Fills"] = Counts.Fills,
            ["Trades"] = Counts.Trades,
            ["Records"] = Counts.Records,
            ["DocumentRows"] = DocumentRows,
            ["Writer"] = Writer.Call,
            ["WriterPart"] = Writer.Part,
            ["Grant"] = Grant,
        };
        return ETag is { } etag
            ? new TableTransactionAction(TableTransactionActionType.UpdateReplace, row, etag)
            : new TableTransactionAction(TableTransactionActionType.Add, row);
    }
}

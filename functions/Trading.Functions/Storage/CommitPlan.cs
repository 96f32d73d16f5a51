using System.Text;
using Azure.Data.Tables;
using Trading.Runtime.Accounts;
using Trading.Runtime.Ports;

namespace Trading.Functions.Storage;

/// <summary>
/// The rows of a commit, in as many transactions as the service's limits ask for; nearly always that is one. Where it is more, the
/// last one has the document and is sent with the head that counts the rest.
/// </summary>
internal sealed class CommitPlan
{
    private CommitPlan(List<List<PlannedRow>> parts, int documentRows) => (Parts, DocumentRows) = (parts, documentRows);

    /// <summary>The rows of each transaction beside the head.</summary>
    public IReadOnlyList<IReadOnlyList<PlannedRow>> Parts { get; }

    public int DocumentRows { get; }

    /// <exception cref="StoreException">More than the service takes, of which nothing is sent.</exception>
    public static CommitPlan Of(AccountCommit commit, string partition)
    {
        var parts = new List<List<PlannedRow>>();
        var room = new Room();
        foreach (var (rows, isFill, what) in Items(commit, partition))
        {
            if (parts.Count == 0 || !room.Takes(rows, isFill))
            {
                parts.Add([]);
                room = new Room();
                Require(room.Takes(rows, isFill), commit, what, room.BytesOf(rows));
            }

            room.Add(rows, isFill);
            parts[^1].AddRange(rows);
        }

        var document = Document(commit, partition);
        if (parts.Count == 0 || !room.Takes(document, isFill: false))
        {
            room = new Room();
            Require(room.Takes(document, isFill: false), commit, "the document", room.BytesOf(document));
            parts.Add([]);
        }

        parts[^1].AddRange(document);
        return new CommitPlan(parts, document.Count);
    }

    // Each item is stored whole in one transaction.
    private static IEnumerable<(List<PlannedRow> Rows, bool IsFill, string What)> Items(AccountCommit commit, string partition)
    {
        foreach (var fill in commit.Fills)
        {
            yield return (
                [
                    .. TextRows.Split(partition, _ => RowKeys.Fill(fill.Number), AccountJson.Write(fill.Fill)).Select(row =>
                    {
                        row["VenueTradeId"] = fill.Fill.VenueTradeId;
                        return new PlannedRow(row);
                    }),
                    new PlannedRow(
                        new TableEntity(partition, RowKeys.VenueTrade(fill.Fill.VenueTradeId)) { ["Number"] = fill.Number }, fill),
                ],
                true,
                $"fill {fill.Number}");
        }

        foreach (var trade in commit.Trades)
        {
            yield return (Plan(TextRows.Split(partition, _ => RowKeys.Trade(trade.Number), AccountJson.Write(trade.Trade))), false, $"trade {trade.Number}");
        }

        foreach (var record in commit.Records)
        {
            var rows = TextRows.Split(partition, part => RowKeys.Record(record.Number, part), record.Json);
            rows[0]["SlotMs"] = record.Slot.UnixMs;
            rows.Add(new TableEntity(partition, RowKeys.Slot(record.Slot, record.Number)));
            yield return (Plan(rows), false, $"record {record.Number}");
        }
    }

    private static List<PlannedRow> Document(AccountCommit commit, string partition)
    {
        var rows = TextRows.Split(partition, RowKeys.Document, Encoding.UTF8.GetString(AccountJson.WriteUtf8(commit.Document)));
        foreach (var row in rows)
        {
            row["Version"] = commit.ExpectedVersion + 1;
        }

        return Plan(rows);
    }

    private static List<PlannedRow> Plan(List<TableEntity> rows) => [.. rows.Select(row => new PlannedRow(row))];

    private static void Require(bool fits, AccountCommit commit, string what, int bytes)
    {
        if (!fits)
        {
            throw new StoreException(
                $"account {commit.Document.Account}: {what} of version {commit.ExpectedVersion + 1} takes about {bytes:N0} bytes; at most {TableLimits.TransactionBytesMax:N0} are stored at once. Nothing was sent");
        }
    }

    /// <summary>What is left of a transaction that has the head.</summary>
    private sealed class Room
    {
        // The head has short columns only.
        private const int HeadBytes = 5_000;

        private int _entities = TableLimits.EntitiesMax - 1;
        private int _bytes = TableLimits.TransactionBytesMax - HeadBytes;
        private int _fills = TableLimits.FillsMax;

        public bool Takes(List<PlannedRow> rows, bool isFill) =>
            rows.Count <= _entities && BytesOf(rows) <= _bytes && (!isFill || _fills > 0);

        public void Add(List<PlannedRow> rows, bool isFill)
        {
            _entities -= rows.Count;
            _bytes -= BytesOf(rows);
            _fills -= isFill ? 1 : 0;
        }

        public int BytesOf(List<PlannedRow> rows) => rows.Sum(row => row.Bytes);
    }
}

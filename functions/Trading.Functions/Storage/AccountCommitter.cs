using Azure;
using Azure.Data.Tables;
using Trading.Runtime.Accounts;
using Trading.Runtime.Ports;

namespace Trading.Functions.Storage;

/// <summary>
/// Writes commits. Every transaction of one replaces the head under its ETag, and only the last counts what they stored; so a commit
/// in several is as whole as one in one: whatever comes between, nothing of it is seen before all of it is there.
/// </summary>
internal sealed class AccountCommitter(AccountTable table)
{
    private const int StartsMax = 5;

    public async Task<CommitResult> CommitAsync(AccountCommit commit, CancellationToken cancellation)
    {
        var account = commit.Document.Account;
        var plan = CommitPlan.Of(commit, RowKeys.Escape(account));
        var call = Guid.NewGuid().ToString("N");
        for (var starts = 0; starts < StartsMax; starts++)
        {
            var head = await table.ReadHeadAsync(account, cancellation);
            var result = commit.Against(head.ToHead(default), head.Counts);
            if (result != CommitResult.Committed)
            {
                return result;
            }

            RequireDistinct(commit);
            if (await TryWriteAsync(commit, plan, call, head, cancellation))
            {
                return CommitResult.Committed;
            }
        }

        throw new StoreException($"{table.Name(account)}: its head was changed by others {StartsMax} times while a commit was written");
    }

    // All parts, each under the ETag that the one before left; false where somebody else's write came between. Then rows of ours may
    // have been overwritten, so whoever goes on begins again.
    private async Task<bool> TryWriteAsync(AccountCommit commit, CommitPlan plan, string call, HeadRow head, CancellationToken cancellation)
    {
        for (var part = 0; part < plan.Parts.Count; part++)
        {
            head = head with { Writer = (call, part) };
            if (part == plan.Parts.Count - 1)
            {
                var counts = commit.Document;
                head = head with
                {
                    Version = commit.ExpectedVersion + 1,
                    CommitEpoch = commit.Epoch,
                    Counts = new StoredCounts(counts.FillCount, counts.TradeCount, counts.RecordCount),
                    DocumentRows = plan.DocumentRows,
                };
            }

            var written = await TryWriteAsync(commit, plan.Parts[part], head, cancellation);
            if (written is null)
            {
                return false;
            }

            head = head with { ETag = written };
        }

        return true;
    }

    private async Task<ETag?> TryWriteAsync(AccountCommit commit, IReadOnlyList<PlannedRow> rows, HeadRow head, CancellationToken cancellation)
    {
        var account = commit.Document.Account;
        IReadOnlySet<string> leftOver = new HashSet<string>(StringComparer.Ordinal);
        while (true)
        {
            var submitted = await table.SubmitAsync(
                account,
                [head.ToAction(RowKeys.Escape(account)), .. rows.Select(row => row.ToAction(leftOver.Contains(row.Entity.RowKey)))],
                () => FindOursAsync(account, head.Writer, cancellation),
                cancellation);
            if (submitted.IsDone)
            {
                return submitted.ETag;
            }

            // A second look at the same rows has nothing new to say: then it was the head that moved.
            if (submitted.Status != 409 || leftOver.Count > 0)
            {
                return null;
            }

            leftOver = await FindLeftOverAsync(commit, rows, cancellation);
            if (leftOver.Count == 0)
            {
                return null;
            }
        }
    }

    private async Task<ETag?> FindOursAsync(string account, (string Call, int Part) writer, CancellationToken cancellation)
    {
        var head = await table.ReadHeadAsync(account, cancellation);
        return head.Writer == writer ? head.ETag : null;
    }

    // A fill is stored when a row that is counted has its trade. A row that only says so may be left from a commit that was never finished.
    private async Task<IReadOnlySet<string>> FindLeftOverAsync(AccountCommit commit, IReadOnlyList<PlannedRow> rows, CancellationToken cancellation)
    {
        var account = commit.Document.Account;
        var counts = (await table.ReadHeadAsync(account, cancellation)).Counts;
        var leftOver = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            if (row.Guards is not { } fill
                || await table.FindAsync(account, row.Entity.RowKey, cancellation) is not { } found
                || found.GetInt64("Number") is not { } number)
            {
                continue;
            }

            var trade = fill.Fill.VenueTradeId;
            if (number <= counts.Fills
                && (await table.FindAsync(account, RowKeys.Fill(number), cancellation))?.GetString("VenueTradeId") == trade)
            {
                throw new InvalidOperationException($"account {account}: fill {fill.Number}: the venue's trade {trade} is stored already");
            }

            leftOver.Add(row.Entity.RowKey);
        }

        return leftOver;
    }

    private static void RequireDistinct(AccountCommit commit)
    {
        var trades = new HashSet<string>(StringComparer.Ordinal);
        foreach (var fill in commit.Fills)
        {
            if (!trades.Add(fill.Fill.VenueTradeId))
            {
                throw new InvalidOperationException(
                    $"account {commit.Document.Account}: fill {fill.Number}: the venue's trade {fill.Fill.VenueTradeId} is in the same commit already");
            }
        }
    }
}

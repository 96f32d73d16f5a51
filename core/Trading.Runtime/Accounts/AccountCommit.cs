using System.Collections.Immutable;

namespace Trading.Runtime.Accounts;

/// <summary>One transaction of an account: what it is now and what happened on the way.</summary>
/// <param name="ExpectedVersion">The version this was made from, 0 for the first; the commit becomes the next one.</param>
/// <param name="Epoch">Epoch of the lease under which it is made.</param>
/// <param name="Document">The account after it.</param>
public sealed record AccountCommit(long ExpectedVersion, long Epoch, AccountDocument Document)
{
    /// <summary>Fills applied since the last commit. A fill that is stored already, by trade id, is an error of the caller.</summary>
    public ImmutableArray<StoredFill> Fills { get; init; } = [];

    /// <summary>Trades closed since the last commit.</summary>
    public ImmutableArray<StoredTrade> Trades { get; init; } = [];

    /// <summary>Cycle records finished since the last commit.</summary>
    public ImmutableArray<StoredRecord> Records { get; init; } = [];

    /// <summary>
    /// What a store answers whose head and counts these are; anything but <see cref="CommitResult.Committed"/> stores nothing. Every
    /// store asks it inside its transaction, so that all stores refuse the same.
    /// </summary>
    /// <exception cref="InvalidOperationException">
    /// The epoch was never granted, or the new items do not continue those that are stored up to the counts in the document: one was
    /// lost or would be stored twice.
    /// </exception>
    public CommitResult Against(AccountHead head, StoredCounts stored)
    {
        if (Epoch > head.LeaseEpoch)
        {
            throw new InvalidOperationException(
                $"account {Document.Account}: a commit of epoch {Epoch}, which was never granted; the last one was {head.LeaseEpoch}");
        }

        if (Epoch < head.LeaseEpoch)
        {
            return CommitResult.StaleEpoch;
        }

        if (ExpectedVersion != head.Version)
        {
            return CommitResult.Conflict;
        }

        RequireNext("fill", stored.Fills, Fills.Select(f => f.Number), Document.FillCount);
        RequireNext("trade", stored.Trades, Trades.Select(t => t.Number), Document.TradeCount);
        RequireNext("record", stored.Records, Records.Select(r => r.Number), Document.RecordCount);
        return CommitResult.Committed;
    }

    private void RequireNext(string what, long stored, IEnumerable<long> numbers, long count)
    {
        var last = stored;
        foreach (var number in numbers)
        {
            if (number != ++last)
            {
                throw new InvalidOperationException($"account {Document.Account}: {what} {number} is committed where {what} {last} is next");
            }
        }

        if (count != last)
        {
            throw new InvalidOperationException($"account {Document.Account}: the document counts {count} {what}s; with this commit there are {last}");
        }
    }
}

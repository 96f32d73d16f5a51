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
}

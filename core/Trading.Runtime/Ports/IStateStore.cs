using Trading.Core;
using Trading.Core.Market;
using Trading.Core.Risk;
using Trading.Runtime.Accounts;

namespace Trading.Runtime.Ports;

/// <summary>
/// What an account remembers, exact after any crash. A commit is one transaction: the document, the new fills, trades and cycle
/// records are stored together or not at all. Several processes may share a store; safe for use by several threads.
/// </summary>
/// <remarks>
/// Any call may throw <see cref="StoreException"/>. After a throwing <see cref="CommitAsync"/> the commit may have happened:
/// <see cref="ReadHeadAsync"/> tells, as each commit of an account has its own version and epoch.
/// </remarks>
public interface IStateStore
{
    /// <summary>The account as last committed; null before the first commit.</summary>
    /// <exception cref="InputException">It was written by a newer version of this program.</exception>
    Task<StoredAccount?> LoadAsync(string account, CancellationToken cancellation);

    /// <summary>Stores a commit if nothing was committed since <see cref="AccountCommit.ExpectedVersion"/> and no later epoch was granted.</summary>
    Task<CommitResult> CommitAsync(AccountCommit commit, CancellationToken cancellation);

    /// <summary>What has to be looked at right before each send.</summary>
    Task<AccountHead> ReadHeadAsync(string account, CancellationToken cancellation);

    /// <summary>Flips the kill switch, seen by the next <see cref="ReadHeadAsync"/>. It needs no lease.</summary>
    Task SetKillSwitchAsync(string account, KillSwitch level, Timestamp at, string by, CancellationToken cancellation);

    /// <summary>Queues an operator's command; returns its sequence number, which grows by one from 1. It needs no lease.</summary>
    Task<long> AddControlAsync(string account, ControlCommand command, CancellationToken cancellation);

    /// <summary>Commands with sequence numbers above <paramref name="after"/>, oldest first.</summary>
    Task<IReadOnlyList<QueuedControl>> ReadControlsAsync(string account, long after, CancellationToken cancellation);

    /// <summary>Cycle records with slots in [from, to), in the order in which they were committed.</summary>
    IAsyncEnumerable<StoredRecord> ReadRecordsAsync(string account, Timestamp from, Timestamp to, CancellationToken cancellation);

    /// <summary>
    /// Puts other text in place of records that are stored, each by itself: a reader sees the old or the new one. Number and slot stay. It
    /// needs no lease, as no cycle writes a record twice.
    /// </summary>
    /// <exception cref="InvalidOperationException">One is not stored under this number and slot.</exception>
    Task ReplaceRecordsAsync(string account, IReadOnlyList<StoredRecord> records, CancellationToken cancellation);

    /// <summary>Every fill applied, in the order in which it was.</summary>
    IAsyncEnumerable<StoredFill> ReadFillsAsync(string account, CancellationToken cancellation);

    /// <summary>Every closed trade, in the order in which they closed.</summary>
    IAsyncEnumerable<StoredTrade> ReadTradesAsync(string account, CancellationToken cancellation);
}

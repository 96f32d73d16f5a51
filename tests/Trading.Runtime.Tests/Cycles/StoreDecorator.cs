using Trading.Core.Market;
using Trading.Core.Risk;
using Trading.Runtime.Accounts;
using Trading.Runtime.Ports;

namespace Trading.Runtime.Tests.Cycles;

/// <summary>A store that passes everything on.</summary>
internal abstract class StoreDecorator(IStateStore inner) : IStateStore
{
    public Task<StoredAccount?> LoadAsync(string account, CancellationToken cancellation) => inner.LoadAsync(account, cancellation);

    public virtual Task<CommitResult> CommitAsync(AccountCommit commit, CancellationToken cancellation) => inner.CommitAsync(commit, cancellation);

    public virtual Task<AccountHead> ReadHeadAsync(string account, CancellationToken cancellation) => inner.ReadHeadAsync(account, cancellation);

    public Task SetKillSwitchAsync(string account, KillSwitch level, Timestamp at, string by, CancellationToken cancellation) =>
        inner.SetKillSwitchAsync(account, level, at, by, cancellation);

    public Task<long> AddControlAsync(string account, ControlCommand command, CancellationToken cancellation) =>
        inner.AddControlAsync(account, command, cancellation);

    public Task<IReadOnlyList<QueuedControl>> ReadControlsAsync(string account, long after, CancellationToken cancellation) =>
        inner.ReadControlsAsync(account, after, cancellation);

    public IAsyncEnumerable<StoredRecord> ReadRecordsAsync(string account, Timestamp from, Timestamp to, CancellationToken cancellation) =>
        inner.ReadRecordsAsync(account, from, to, cancellation);

    public IAsyncEnumerable<StoredFill> ReadFillsAsync(string account, CancellationToken cancellation) => inner.ReadFillsAsync(account, cancellation);

    public Task ReplaceRecordsAsync(string account, IReadOnlyList<StoredRecord> records, CancellationToken cancellation) =>
        inner.ReplaceRecordsAsync(account, records, cancellation);

    public IAsyncEnumerable<StoredTrade> ReadTradesAsync(string account, CancellationToken cancellation) => inner.ReadTradesAsync(account, cancellation);
}

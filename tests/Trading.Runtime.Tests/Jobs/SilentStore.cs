using Trading.Core.Market;
using Trading.Core.Risk;
using Trading.Runtime.Accounts;
using Trading.Runtime.Ports;

namespace Trading.Runtime.Tests.Jobs;

/// <summary>A store that never answers.</summary>
internal sealed class SilentStore : IStateStore
{
    public Task<StoredAccount?> LoadAsync(string account, CancellationToken cancellation) => throw Gone();

    public Task<CommitResult> CommitAsync(AccountCommit commit, CancellationToken cancellation) => throw Gone();

    public Task<AccountHead> ReadHeadAsync(string account, CancellationToken cancellation) => throw Gone();

    public Task SetKillSwitchAsync(string account, KillSwitch level, Timestamp at, string by, CancellationToken cancellation) => throw Gone();

    public Task<long> AddControlAsync(string account, ControlCommand command, CancellationToken cancellation) => throw Gone();

    public Task<IReadOnlyList<QueuedControl>> ReadControlsAsync(string account, long after, CancellationToken cancellation) => throw Gone();

    public IAsyncEnumerable<StoredRecord> ReadRecordsAsync(string account, Timestamp from, Timestamp to, CancellationToken cancellation) => throw Gone();

    public IAsyncEnumerable<StoredFill> ReadFillsAsync(string account, CancellationToken cancellation) => throw Gone();

    public Task ReplaceRecordsAsync(string account, IReadOnlyList<StoredRecord> records, CancellationToken cancellation) => throw Gone();

    public IAsyncEnumerable<StoredTrade> ReadTradesAsync(string account, CancellationToken cancellation) => throw Gone();

    private static StoreException Gone() => new("disk gone");
}

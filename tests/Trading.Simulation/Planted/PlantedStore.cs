using Trading.Core.Market;
using Trading.Core.Portfolio;
using Trading.Core.Risk;
using Trading.Core.Risk.Pacing;
using Trading.Runtime.Accounts;
using Trading.Runtime.Ports;

namespace Trading.Simulation.Planted;

/// <summary>A store with one of the mistakes that stores make.</summary>
internal sealed class PlantedStore(IStateStore inner, World world) : IStateStore
{
    private PlantedBug Bug => world.Spec.Bug;

    public async Task<StoredAccount?> LoadAsync(string account, CancellationToken cancellation)
    {
        var loaded = await inner.LoadAsync(account, cancellation);
        return Bug == PlantedBug.PacingForgotten && loaded is not null
            ? loaded with { Document = loaded.Document with { State = loaded.Document.State with { Pacing = PacingState.Empty } } }
            : loaded;
    }

    public Task<CommitResult> CommitAsync(AccountCommit commit, CancellationToken cancellation) => inner.CommitAsync(
        Bug == PlantedBug.DecimalThroughDouble
            ? commit with { Document = commit.Document with { State = commit.Document.State with { Ledger = Rounded(commit.Document.State.Ledger) } } }
            : commit,
        cancellation);

    public async Task<AccountHead> ReadHeadAsync(string account, CancellationToken cancellation)
    {
        var head = await inner.ReadHeadAsync(account, cancellation);
        if (Bug != PlantedBug.KillSwitchReadOnce)
        {
            return head;
        }

        world.Plant.FirstSwitch ??= head.KillSwitch;
        return head with { KillSwitch = world.Plant.FirstSwitch.Value };
    }

    public Task SetKillSwitchAsync(string account, KillSwitch level, Timestamp at, string by, CancellationToken cancellation) =>
        inner.SetKillSwitchAsync(account, level, at, by, cancellation);

    public Task<long> AddControlAsync(string account, ControlCommand command, CancellationToken cancellation) =>
        inner.AddControlAsync(account, command, cancellation);

    public Task<IReadOnlyList<QueuedControl>> ReadControlsAsync(string account, long after, CancellationToken cancellation) =>
        inner.ReadControlsAsync(account, after, cancellation);

    public IAsyncEnumerable<StoredRecord> ReadRecordsAsync(string account, Timestamp from, Timestamp to, CancellationToken cancellation) =>
        inner.ReadRecordsAsync(account, from, to, cancellation);

    public IAsyncEnumerable<StoredFill> ReadFillsAsync(string account, CancellationToken cancellation) =>
        inner.ReadFillsAsync(account, cancellation);

    public Task ReplaceRecordsAsync(string account, IReadOnlyList<StoredRecord> records, CancellationToken cancellation) =>
        inner.ReplaceRecordsAsync(account, records, cancellation);

    public IAsyncEnumerable<StoredTrade> ReadTradesAsync(string account, CancellationToken cancellation) =>
        inner.ReadTradesAsync(account, cancellation);

    private static Ledger Rounded(Ledger ledger) => new(
        ThroughDouble(ledger.Opening),
        ThroughDouble(ledger.Deposited),
        ThroughDouble(ledger.Bought),
        ThroughDouble(ledger.Sold),
        ThroughDouble(ledger.Fees));

    private static Core.Money ThroughDouble(Core.Money money) => new((decimal)(double)money.Amount);
}

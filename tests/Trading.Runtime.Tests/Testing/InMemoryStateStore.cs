using Trading.Core.Market;
using Trading.Core.Risk;
using Trading.Runtime.Accounts;
using Trading.Runtime.Ports;

namespace Trading.Runtime.Tests.Testing;

/// <summary>A state store in memory. Stores made from the same accounts are as several processes on one file.</summary>
internal sealed class InMemoryStateStore(InMemoryAccounts accounts) : IStateStore
{
    public InMemoryStateStore()
        : this(new InMemoryAccounts())
    {
    }

    public InMemoryAccounts Accounts => accounts;

    public Task<StoredAccount?> LoadAsync(string account, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var row = accounts.Read(account);
        return Task.FromResult(row.Document is { } json ? new StoredAccount(row.Version, AccountJson.Read(json, account)) : null);
    }

    public Task<CommitResult> CommitAsync(AccountCommit commit, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        ArgumentException.ThrowIfNullOrWhiteSpace(commit.Document.Account);
        return Task.FromResult(accounts.Change(commit.Document.Account, row =>
        {
            var result = commit.Against(HeadOf(row), new StoredCounts(row.Fills.Count, row.Trades.Count, row.Records.Count));
            return (result == CommitResult.Committed ? With(row, commit) : row, result);
        }));
    }

    public Task<AccountHead> ReadHeadAsync(string account, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return Task.FromResult(HeadOf(accounts.Read(account)));
    }

    public Task SetKillSwitchAsync(string account, KillSwitch level, Timestamp at, string by, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        accounts.Change(account, row => (row with { KillSwitch = level }, true));
        return Task.CompletedTask;
    }

    public Task<long> AddControlAsync(string account, ControlCommand command, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return Task.FromResult(accounts.Change(
            account, row => (row with { Controls = row.Controls.Add(AccountJson.Write(command)) }, (long)row.Controls.Count + 1)));
    }

    public Task<IReadOnlyList<QueuedControl>> ReadControlsAsync(string account, long after, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return Task.FromResult<IReadOnlyList<QueuedControl>>(
        [
            .. accounts.Read(account).Controls
                .Select((json, index) => new QueuedControl(index + 1, AccountJson.ReadControl(json, account)))
                .Where(control => control.Sequence > after),
        ]);
    }

    public IAsyncEnumerable<StoredRecord> ReadRecordsAsync(string account, Timestamp from, Timestamp to, CancellationToken cancellation) =>
        Stream(
            accounts.Read(account).Records.Where(r => r.Slot >= from && r.Slot < to).Select(r => new StoredRecord(r.Number, r.Slot, r.Json)),
            cancellation);

    public Task ReplaceRecordsAsync(string account, IReadOnlyList<StoredRecord> records, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        accounts.Change(account, row => (records.Aggregate(row, (found, record) => found with
        {
            Records = found.Records.FindIndex(r => r.Number == record.Number && r.Slot == record.Slot) is >= 0 and var index
                ? found.Records.SetItem(index, (record.Number, record.Slot, record.Json))
                : throw record.NotStored(account),
        }), true));
        return Task.CompletedTask;
    }

    public IAsyncEnumerable<StoredFill> ReadFillsAsync(string account, CancellationToken cancellation) =>
        Stream(accounts.Read(account).Fills.Select(f => new StoredFill(f.Number, AccountJson.ReadFill(f.Json, account))), cancellation);

    public IAsyncEnumerable<StoredTrade> ReadTradesAsync(string account, CancellationToken cancellation) =>
        Stream(accounts.Read(account).Trades.Select(t => new StoredTrade(t.Number, AccountJson.ReadTrade(t.Json, account))), cancellation);

    private static InMemoryAccounts.Row With(InMemoryAccounts.Row row, AccountCommit commit)
    {
        foreach (var fill in commit.Fills)
        {
            var id = fill.Fill.VenueTradeId;
            row = !row.TradeIds.Contains(id)
                ? row with { Fills = row.Fills.Add((fill.Number, AccountJson.Write(fill.Fill))), TradeIds = row.TradeIds.Add(id) }
                : throw new InvalidOperationException($"fill {fill.Number}: the venue's trade {id} is stored already");
        }

        return row with
        {
            Version = commit.ExpectedVersion + 1,
            CommitEpoch = commit.Epoch,
            Document = AccountJson.Write(commit.Document),
            Trades = row.Trades.AddRange(commit.Trades.Select(t => (t.Number, AccountJson.Write(t.Trade)))),
            Records = row.Records.AddRange(commit.Records.Select(r => (r.Number, r.Slot, r.Json))),
        };
    }

    private static AccountHead HeadOf(InMemoryAccounts.Row row) => new(row.Version, row.CommitEpoch, row.LeaseEpoch, row.KillSwitch);

    private static IAsyncEnumerable<T> Stream<T>(IEnumerable<T> rows, CancellationToken cancellation) =>
        rows.Select(row =>
        {
            cancellation.ThrowIfCancellationRequested();
            return row;
        }).ToAsyncEnumerable();
}

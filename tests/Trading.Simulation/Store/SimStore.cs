using System.Runtime.CompilerServices;
using Trading.Core.Market;
using Trading.Core.Risk;
using Trading.Runtime.Accounts;
using Trading.Runtime.Ports;
using Trading.Simulation.Faults;

namespace Trading.Simulation.Store;

/// <summary>The store as one process reaches it: that something was committed and that the process knows so are two things.</summary>
internal sealed class SimStore(World world, SimProcess process, Gate gate) : IStateStore
{
    private const long CallMs = 4;
    private const long TimeoutMs = 3_000;

    public Task<StoredAccount?> LoadAsync(string account, CancellationToken cancellation)
    {
        var call = Begin(PortOp.Load, cancellation);
        var database = world.Database;
        var loaded = database.Text is { } text ? new StoredAccount(database.Version, AccountJson.Read(text, "simulated store")) : null;
        world.Checker.OnLoad(loaded);
        gate.Leave(call);
        return Task.FromResult(loaded);
    }

    public Task<CommitResult> CommitAsync(AccountCommit commit, CancellationToken cancellation)
    {
        var call = Begin(PortOp.Commit, cancellation);
        if (call.Has(FaultKind.CommitConflict))
        {
            world.Trace.Add(world.Time.Now, $"p{process.Number} commit refused");
            gate.Leave(call);
            return Task.FromResult(CommitResult.Conflict);
        }

        var result = world.Commit(process, commit);
        gate.Leave(call);
        if (call.Has(FaultKind.CommitAckLost))
        {
            world.Hold(process, TimeoutMs);
            throw new StoreException("timeout");
        }

        return Task.FromResult(result);
    }

    public Task<AccountHead> ReadHeadAsync(string account, CancellationToken cancellation)
    {
        var call = Begin(PortOp.Head, cancellation);
        var head = world.Database.Head;
        process.Head = head;
        process.SendsSinceHead = 0;
        gate.Leave(call);
        return Task.FromResult(head);
    }

    public Task SetKillSwitchAsync(string account, KillSwitch level, Timestamp at, string by, CancellationToken cancellation)
    {
        world.Database.SetKillSwitch(level);
        return Task.CompletedTask;
    }

    public Task<long> AddControlAsync(string account, ControlCommand command, CancellationToken cancellation)
    {
        var sequence = world.Database.Controls.Count + 1;
        world.Database.Controls.Add(new QueuedControl(sequence, command));
        return Task.FromResult((long)sequence);
    }

    public Task<IReadOnlyList<QueuedControl>> ReadControlsAsync(string account, long after, CancellationToken cancellation)
    {
        var call = Begin(PortOp.Controls, cancellation);
        IReadOnlyList<QueuedControl> queued = [.. world.Database.Controls.Where(c => c.Sequence > after)];
        gate.Leave(call);
        return Task.FromResult(queued);
    }

    public IAsyncEnumerable<StoredRecord> ReadRecordsAsync(string account, Timestamp from, Timestamp to, CancellationToken cancellation) =>
        List(world.Database.Records.Where(r => r.Slot >= from && r.Slot < to), cancellation);

    public Task ReplaceRecordsAsync(string account, IReadOnlyList<StoredRecord> records, CancellationToken cancellation)
    {
        foreach (var record in records)
        {
            var index = world.Database.Records.FindIndex(r => r.Number == record.Number && r.Slot == record.Slot);
            world.Database.Records[index >= 0 ? index : throw record.NotStored(account)] = record;
        }

        return Task.CompletedTask;
    }

    public IAsyncEnumerable<StoredFill> ReadFillsAsync(string account, CancellationToken cancellation) =>
        List(world.Database.Fills, cancellation);

    public IAsyncEnumerable<StoredTrade> ReadTradesAsync(string account, CancellationToken cancellation) =>
        List(world.Database.Trades, cancellation);

#pragma warning disable CS1998 // everything is at hand: there is nothing to wait for
    private static async IAsyncEnumerable<T> List<T>(IEnumerable<T> items, [EnumeratorCancellation] CancellationToken cancellation)
#pragma warning restore CS1998
    {
        foreach (var item in items)
        {
            cancellation.ThrowIfCancellationRequested();
            yield return item;
        }
    }

    private PortCall Begin(PortOp op, CancellationToken cancellation)
    {
        var call = gate.Enter(op, cancellation);
        world.Time.Pass(CallMs);
        if (call.Has(FaultKind.StoreDown))
        {
            world.Hold(process, TimeoutMs);
            throw new StoreException("503");
        }

        return call;
    }
}

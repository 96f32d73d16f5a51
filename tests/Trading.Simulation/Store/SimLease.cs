using Trading.Runtime.Ports;
using Trading.Simulation.Faults;

namespace Trading.Simulation.Store;

/// <summary>The lease as one process reaches it.</summary>
internal sealed class SimLease(World world, SimProcess process, Gate gate) : ICycleLease
{
    public Task<LeaseGrant?> AcquireAsync(string account, string owner, TimeSpan time, CancellationToken cancellation)
    {
        var call = Begin(PortOp.Lease, cancellation);
        var grant = world.Database.Acquire(account, owner, time);
        process.Grant = grant;
        gate.Leave(call);
        return Task.FromResult(grant);
    }

    public Task ReleaseAsync(LeaseGrant grant, CancellationToken cancellation)
    {
        var call = Begin(PortOp.Release, cancellation);
        world.Database.Release(grant);
        gate.Leave(call);
        return Task.CompletedTask;
    }

    private PortCall Begin(PortOp op, CancellationToken cancellation)
    {
        var call = gate.Enter(op, cancellation);
        world.Time.Pass(4);
        if (call.Has(FaultKind.StoreDown))
        {
            world.Hold(process, 3_000);
            throw new StoreException("503");
        }

        return call;
    }
}

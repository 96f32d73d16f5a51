using Trading.Core.Risk;

namespace Trading.Simulation.Faults;

/// <summary>
/// Where a process meets the world. Every call goes through here twice: before it does anything and after it did. Here processes die,
/// stand still, and others run between two calls.
/// </summary>
internal sealed class Gate(World world, SimProcess process)
{
    /// <summary>A call begins. Gives the faults that the port itself has to play.</summary>
    /// <exception cref="SimulatedCrashException">The process dies here, or is dead.</exception>
    public PortCall Enter(PortOp op, CancellationToken cancellation)
    {
        if (process.IsDead || process.IsDoomed)
        {
            throw Death($"{op}");
        }

        cancellation.ThrowIfCancellationRequested();
        process.Calls++;
        process.CallBeganAt = world.Time.Now;
        var nth = world.CountCall(process, op);
        var call = new PortCall(op, nth);
        if (process.Instance != 0)
        {
            return call;
        }

        foreach (var fault in world.Faults.At(world.Slot, op, nth))
        {
            world.Trace.Add(world.Time.Now, $"fault {fault}");
            Play(fault, call);
        }

        return call;
    }

    /// <summary>A call has taken effect.</summary>
    /// <exception cref="SimulatedCrashException">The process dies before it learns so.</exception>
    public void Leave(PortCall call)
    {
        if (call.Has(FaultKind.CrashAfterCommit))
        {
            throw Death($"{call.Op} {call.Nth}, after it took effect");
        }

        process.IsDoomed = call.Has(FaultKind.CrashAfterAck);
    }

    private void Play(Fault fault, PortCall call)
    {
        switch (fault.Kind)
        {
            case FaultKind.CrashBefore:
                throw Death($"{call.Op} {call.Nth}");
            case FaultKind.Pause:
                world.Hold(process, fault.Arg * 1000);
                break;
            case FaultKind.Overlap:
                world.RunBetween(1);
                break;
            case FaultKind.OverlapOther:
                world.RunBetween(2);
                break;
            case FaultKind.KillSwitch:
                world.Database.SetKillSwitch((KillSwitch)fault.Arg);
                world.KillSwitchOffAt = world.Slot + fault.Slots;
                break;
            default:
                call.Add(fault);
                break;
        }
    }

    private SimulatedCrashException Death(string where)
    {
        process.IsDead = true;
        return new SimulatedCrashException($"process {process.Number} died at {where}");
    }
}

using Trading.Simulation.Faults;

namespace Trading.Simulation.Running;

/// <summary>Every crash point of one cycle, in each of its three ways, with every single fault, and all that followed.</summary>
internal static class Enumeration
{
    // Where something is written down or sent, it matters whether it was; elsewhere a death is a death. To die at a look at the head or
    // at prices is to die after the write before it was acknowledged.
    private static readonly PortOp[] Writes = [PortOp.Commit, PortOp.Submit, PortOp.Cancel];

    private static readonly PortOp[] Reads = [PortOp.Lease, PortOp.Load, PortOp.Wait, PortOp.Read, PortOp.Release];

    private static readonly FaultKind[] Crashes = [FaultKind.CrashBefore, FaultKind.CrashAfterCommit, FaultKind.CrashAfterAck];

    /// <summary>Cycles worth dying in: one that enters, one that exits, one that requotes.</summary>
    public static IEnumerable<Scenario> Scenarios() =>
    [
        Scenario.Find("entry", counts => counts is { Entries: 1, Exits: 0, Replacements: 0 }),
        Scenario.Find("exit", counts => counts is { Exits: > 0, Replacements: 0 }),
        Scenario.Find("requote", counts => counts is { Entries: 1, Replacements: > 0 }),
    ];

    public static IEnumerable<SimSpec> Cases(Scenario scenario)
    {
        foreach (var crash in CrashesIn(scenario))
        {
            yield return scenario.With(crash);
            foreach (var fault in FaultsIn(scenario.Slot))
            {
                yield return scenario.With(crash, fault);
            }
        }

        foreach (var fault in FaultsIn(scenario.Slot))
        {
            yield return scenario.With(fault);
        }
    }

    private static IEnumerable<Fault> CrashesIn(Scenario scenario) =>
    [
        .. from op in Writes
           from nth in Enumerable.Range(0, scenario.CallsOf(op))
           from kind in Crashes
           select new Fault(kind, scenario.Slot, op, nth),
        .. from op in Reads
           from nth in Enumerable.Range(0, scenario.CallsOf(op))
           select new Fault(FaultKind.CrashBefore, scenario.Slot, op, nth),
    ];

    /// <summary>One of each kind, where it strikes in the cycle and hard enough to be felt.</summary>
    private static IEnumerable<Fault> FaultsIn(int slot) => Enum.GetValues<FaultKind>()
        .Where(kind => !Crashes.Contains(kind))
        .Select(kind => kind switch
        {
            FaultKind.CallFails => new Fault(kind, slot, PortOp.Read),
            FaultKind.FillsDuplicated or FaultKind.FillsReordered => new Fault(kind, slot, Slots: 2),
            FaultKind.CancelFillRace or FaultKind.CancelReplyLost or FaultKind.CancelLost => new Fault(kind, slot, PortOp.Cancel),
            FaultKind.CommitAckLost or FaultKind.CommitConflict or FaultKind.StoreDown => new Fault(kind, slot, PortOp.Commit),
            FaultKind.DelayedPastTimeout => new Fault(kind, slot, PortOp.Submit, Arg: 30),
            FaultKind.FillsLate => new Fault(kind, slot, PortOp.Submit, Arg: 21),
            FaultKind.OrderHidden => new Fault(kind, slot, PortOp.Submit, Arg: 2),
            FaultKind.Pause => new Fault(kind, slot, PortOp.Submit, Arg: 150),
            FaultKind.KillSwitch => new Fault(kind, slot, PortOp.Submit, Arg: 1, Slots: 2),
            FaultKind.RateLimitStorm or FaultKind.AuthorizationLost => new Fault(kind, slot, Arg: 30),
            FaultKind.TimerLate => new Fault(kind, slot, Arg: 120),
            FaultKind.ClockSkew => new Fault(kind, slot, Arg: -150_000),
            FaultKind.ProductMode => new Fault(kind, slot, Arg: 1),
            FaultKind.Deposit or FaultKind.Withdrawal => new Fault(kind, slot, Arg: 500),
            FaultKind.ForeignOrder => new Fault(kind, slot, Nth: 2),
            _ when FaultTable.IsOfACall(kind) => new Fault(kind, slot, PortOp.Submit, Arg: 1),
            _ => new Fault(kind, slot, Nth: 1, Arg: 2),
        });
}

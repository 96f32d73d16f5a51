namespace Trading.Simulation.Faults;

/// <summary>A plan as the world looks things up in it. Remembers what has come to pass: a fault that struck is over.</summary>
internal sealed class FaultTable
{
    private readonly Fault[] _faults;
    private readonly bool[] _isDone;

    public FaultTable(FaultPlan plan)
    {
        _faults = [.. plan.Faults];
        _isDone = new bool[_faults.Length];
    }

    /// <summary>Faults that have come to pass.</summary>
    public IEnumerable<Fault> Struck => _faults.Where((_, i) => _isDone[i]);

    /// <summary>The faults that strike at this call, each once.</summary>
    public IEnumerable<Fault> At(int slot, PortOp op, int nth)
    {
        for (var i = 0; i < _faults.Length; i++)
        {
            var fault = _faults[i];
            if (!_isDone[i] && fault.Slot == slot && fault.Op == op && fault.Nth == nth && IsOfACall(fault.Kind))
            {
                _isDone[i] = true;
                yield return fault;
            }
        }
    }

    /// <summary>The fault of a kind that is in effect in this slot; it lasts as long as it says.</summary>
    public Fault? InEffect(int slot, FaultKind kind, int nth = -1)
    {
        for (var i = 0; i < _faults.Length; i++)
        {
            var fault = _faults[i];
            if (fault.Kind == kind && fault.Covers(slot) && (nth < 0 || fault.Nth == nth))
            {
                _isDone[i] = true;
                return fault;
            }
        }

        return null;
    }

    /// <summary>Faults of a kind that begin with this slot.</summary>
    public IEnumerable<Fault> Beginning(int slot, FaultKind kind)
    {
        for (var i = 0; i < _faults.Length; i++)
        {
            if (!_isDone[i] && _faults[i].Kind == kind && _faults[i].Slot == slot)
            {
                _isDone[i] = true;
                yield return _faults[i];
            }
        }
    }

    /// <summary>Whether a kind strikes at a numbered call; all others belong to a slot.</summary>
    public static bool IsOfACall(FaultKind kind) => kind
        is FaultKind.ReplyLost or FaultKind.RequestLost or FaultKind.ServerError or FaultKind.MalformedReply or FaultKind.DelayedPastTimeout
        or FaultKind.CallFails or FaultKind.FillsLate or FaultKind.OrderHidden or FaultKind.PostOnlyRefused or FaultKind.CancelFillRace
        or FaultKind.CancelReplyLost or FaultKind.CancelLost or FaultKind.PartialFill or FaultKind.Overlap or FaultKind.OverlapOther
        or FaultKind.Pause or FaultKind.CrashBefore or FaultKind.CrashAfterCommit or FaultKind.CrashAfterAck or FaultKind.CommitAckLost
        or FaultKind.StoreDown or FaultKind.CommitConflict or FaultKind.KillSwitch;
}

namespace Trading.Simulation.Faults;

/// <summary>Every call with which a process meets the world, and so every point at which it can die.</summary>
internal enum PortOp
{
    Lease,
    Release,
    Load,
    Head,
    Controls,
    Commit,
    Products,
    Candles,
    Tick,
    Time,
    Submit,
    Cancel,
    Wait,
    Read,
}

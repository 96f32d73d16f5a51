using Trading.Core.Execution;
using Trading.Core.Market;
using Trading.Core.Policy;
using Trading.Core.Risk;
using Trading.Runtime.Accounts;
using Trading.Runtime.Ports;
using Trading.Simulation.Market;

namespace Trading.Simulation;

/// <summary>One process from boot to death, with what it has seen: what it may act on, and nothing that it may remember.</summary>
/// <param name="number">Of this boot, from 1.</param>
/// <param name="instance">0 for ours, 1 for a second one of the same version, 2 for one of another version.</param>
/// <param name="clock">Its machine's clock.</param>
internal sealed class SimProcess(int number, int instance, ProcessClock clock)
{
    public int Number { get; } = number;

    public int Instance { get; } = instance;

    public ProcessClock Clock { get; } = clock;

    public TradingPolicy Policy => Instance == 2 ? SimPolicy.Second : SimPolicy.First;

    public bool IsDead { get; set; }

    /// <summary>Dies at its next call: it died right after the last one returned.</summary>
    public bool IsDoomed { get; set; }

    /// <summary>Calls of this cycle.</summary>
    public int Calls { get; set; }

    /// <summary>POSTs of this cycle.</summary>
    public int Sends { get; set; }

    /// <summary>Milliseconds that faults kept it waiting in this cycle.</summary>
    public long HeldUpMs { get; set; }

    public Timestamp CycleStartedAt { get; set; }

    /// <summary>When it last began a call: nothing that happens later can it have known.</summary>
    public Timestamp CallBeganAt { get; set; }

    public LeaseGrant? Grant { get; set; }

    public AccountHead? Head { get; set; }

    /// <summary>Sends since it last looked at the head.</summary>
    public int SendsSinceHead { get; set; }

    /// <summary>When the last complete view of the account was read; the venue's clock.</summary>
    public Timestamp ReadAt { get; set; } = Timestamp.MinValue;

    public VenueView? View { get; set; }

    public Timestamp[] TickAt { get; } = [Timestamp.MinValue, Timestamp.MinValue, Timestamp.MinValue];

    public Quote[] Quotes { get; } = new Quote[SimProducts.All.Count];

    public Timestamp[] CandleAt { get; } = [Timestamp.MinValue, Timestamp.MinValue, Timestamp.MinValue];

    /// <summary>Kill switch as it last saw it.</summary>
    public KillSwitch SeenSwitch => Head?.KillSwitch ?? KillSwitch.Off;
}

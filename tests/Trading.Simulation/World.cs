using Trading.Core;
using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Core.Risk;
using Trading.Runtime.Accounts;
using Trading.Runtime.Ports;
using Trading.Simulation.Checks;
using Trading.Simulation.Faults;
using Trading.Simulation.Market;
using Trading.Simulation.Planted;
using Trading.Simulation.Store;
using Trading.Simulation.Venue;

namespace Trading.Simulation;

/// <summary>
/// Everything there is: one thread, one clock, a venue and a store that outlive the processes which meet them. The world runs the
/// schedule, plays the plan and lets the checkers look at every step.
/// </summary>
internal sealed class World
{
    public const string Account = "sim";

    /// <summary>Stands for the key of the venue: it must never turn up anywhere.</summary>
    public const string Canary = "canary-7f3a91d2";

    /// <summary>So much that amounts have more digits than a double holds.</summary>
    public const decimal OpeningCash = 500_000m;

    private const int RebootsMax = 8;

    private readonly SimProcess?[] _processes = new SimProcess?[3];
    private readonly Shell?[] _shells = new Shell?[3];
    private readonly int[] _calls = new int[3 * 16];
    private int _boots;
    private bool _isBetween;
    private Timestamp _downUntil = Timestamp.MinValue;

    public World(SimSpec spec)
    {
        Spec = spec;
        Faults = new FaultTable(spec.Plan);
        Trace = new Trace(spec.IsTraceKept);
        Market = new SimMarket(spec.Seed, SimSpec.Start, spec.Slots, spec.Mutation);
        Venue = new SimVenue(Market, spec.Seed, OpeningCash);
        Time = new Time(Venue);
        Database = new SimDatabase(Time, spec.Bug == PlantedBug.EpochIgnored);
        Checker = new Checker(this);
        Time.AdvanceTo(SimSpec.Start.AddMs(-60_000));

        // Somebody held a little ether before us, and it stays theirs.
        Venue.Endow(2, 2.5m);
    }

    public SimSpec Spec { get; }

    public FaultTable Faults { get; }

    public Trace Trace { get; }

    public SimMarket Market { get; }

    public SimVenue Venue { get; }

    public Time Time { get; }

    public SimDatabase Database { get; }

    public SimObjects Objects { get; } = new();

    /// <summary>What a planted bug remembers beyond the death of a process.</summary>
    public PlantMemory Plant { get; } = new();

    public Checker Checker { get; }

    public SimCounts Counts { get; } = new();

    public List<WireEntry> Wire { get; } = [];

    /// <summary>Number of the slot that is being run.</summary>
    public int Slot { get; private set; }

    public Timestamp SlotTime => SimSpec.Start.AddMs(Slot * SimPolicy.First.Cycle.Interval.Ms);

    public Timestamp DueAt => SlotTime + TimeSpan.FromSeconds(SimPolicy.First.Cycle.DecisionDelaySeconds);

    /// <summary>The slot at which somebody turns the kill switch off again.</summary>
    public int KillSwitchOffAt { get; set; } = int.MaxValue;

    /// <summary>Whether the account's text is looked at in this slot: writing it takes as long as a cycle.</summary>
    public bool IsTextJudged => Slot % 4 == 3 || Slot == Spec.Slots - 1;

    public bool IsVenueDown => Time.Now < _downUntil;

    public VenueFault DownFault { get; private set; } = VenueFault.RateLimited;

    public IEnumerable<SimProcess> Processes => _processes.OfType<SimProcess>();

    public SimResult Run()
    {
        for (Slot = 0; Slot < Spec.Slots; Slot++)
        {
            RunSlot();
        }

        Checker.End();
        Counts.Fills = Venue.Fills.Count;
        Counts.Trades = Database.Trades.Count;
        Counts.Faults = Faults.Struck.Count();
        return new SimResult(Checker.Violations, Trace.Hash, Counts, Trace.Lines);
    }

    /// <summary>Runs slot after slot, and says after each what happened in it and what was called.</summary>
    public IEnumerable<(int Slot, SimCounts Counts, IReadOnlyDictionary<PortOp, int> Calls)> RunBySlot()
    {
        for (Slot = 0; Slot < Spec.FaultySlots; Slot++)
        {
            var before = Counts.Copy();
            RunSlot();
            yield return (Slot, Counts.Since(before), Enum.GetValues<PortOp>().ToDictionary(op => op, op => _calls[(int)op]));
        }
    }

    private void RunSlot()
    {
        Array.Clear(_calls);
        WorldEvents.Begin(this);
        if (Faults.InEffect(Slot, FaultKind.TimerSkipped) is not null)
        {
            return;
        }

        var late = Faults.Beginning(Slot, FaultKind.TimerLate).Sum(f => f.Arg);
        Time.AdvanceTo(DueAt.AddMs(late * 1000));
        if (Faults.InEffect(Slot, FaultKind.OtherFirst) is not null)
        {
            RunOnce(2);
        }

        RunWithReboots();
        if (Faults.InEffect(Slot, FaultKind.TimerTwice) is not null)
        {
            RunWithReboots();
        }
    }

    /// <summary>Which call of its kind this is in the slot, from 0.</summary>
    public int CountCall(SimProcess process, PortOp op) => _calls[(process.Instance * 16) + (int)op]++;

    /// <summary>The process stands still, and everybody else goes on.</summary>
    public void Hold(SimProcess process, long ms)
    {
        process.HeldUpMs += ms;
        Time.Pass(ms);
    }

    /// <summary>Another instance runs the slot between two calls of ours.</summary>
    public void RunBetween(int instance)
    {
        if (_isBetween)
        {
            return;
        }

        _isBetween = true;
        var began = Time.Now;
        RunOnce(instance);
        _processes[0]!.HeldUpMs += Time.Now.UnixMs - began.UnixMs;
        _isBetween = false;
    }

    public void TakeVenueDown(VenueFault fault, long seconds)
    {
        DownFault = fault;
        _downUntil = DueAt + TimeSpan.FromSeconds(seconds);
    }

    /// <summary>A failure as an adapter gives it: what it says is for people, what it wraps may hold anything.</summary>
    public VenueException VenueFailure(VenueFault fault, SimProcess process) =>
        new(fault, $"{fault}", new InvalidOperationException($"request had Authorization: Bearer {Canary}"))
        {
            RetryAt = fault == VenueFault.RateLimited ? process.Clock.Now + TimeSpan.FromSeconds(5) : null,
        };

    /// <summary>An order leaves a process.</summary>
    public void Sent(SimProcess process, OrderIntent intent)
    {
        var entry = new WireEntry(Wire.Count, process.Number, Time.Now, intent, WireEntry.BytesOf(intent));
        Checker.OnSend(process, entry);
        Wire.Add(entry);
        process.Sends++;
        process.SendsSinceHead++;
        Counts.Sends++;
        Counts.Entries += intent is { Leg: OrderLeg.Entry, Attempt: 0 } ? 1 : 0;
        Counts.Exits += intent is { Leg: OrderLeg.Exit, Attempt: 0 } ? 1 : 0;
        Counts.Replacements += intent.Attempt > 0 ? 1 : 0;
    }

    /// <summary>A commit reaches the disk.</summary>
    public CommitResult Commit(SimProcess process, AccountCommit commit)
    {
        var before = Database.Document;
        var result = Database.Commit(commit);
        Trace.Add(Time.Now, $"p{process.Number} commit {commit.ExpectedVersion + 1}: {result}");
        if (result == CommitResult.Committed)
        {
            Counts.Commits++;
            Checker.OnCommit(process, before, commit);
        }

        return result;
    }

    private void RunWithReboots()
    {
        for (var reboots = 0; reboots < RebootsMax; reboots++)
        {
            if (RunOnce(0))
            {
                return;
            }

            // Who died comes back at once, after its lease has ended, or only at the next slot.
            switch ((Spec.Seed + (ulong)Counts.Crashes) % 3)
            {
                case 0:
                    Time.Pass(3_000);
                    break;
                case 1:
                    Time.Pass(150_000);
                    break;
                default:
                    return;
            }
        }
    }

    /// <summary>Lets an instance run the slot. False when it died.</summary>
    private bool RunOnce(int instance)
    {
        var process = _processes[instance] ??= Boot(instance);
        process.Clock.SkewMs = instance == 0 ? Faults.InEffect(Slot, FaultKind.ClockSkew)?.Arg ?? 0 : 0;
        process.Calls = 0;
        process.Sends = 0;
        process.HeldUpMs = 0;
        process.CycleStartedAt = Time.Now;
        Counts.Cycles++;
        var outcome = _shells[instance]!.Run(SlotTime, DueAt);
        var isDead = process.IsDead || process.IsDoomed;
        Trace.Add(Time.Now, $"p{process.Number} slot {Slot}: {(isDead ? "died" : outcome)}", IsTextJudged ? Database.Text ?? "" : "");
        Checker.OnCycleEnd(process, isDead, outcome);
        if (isDead)
        {
            process.IsDead = true;
            Counts.Crashes++;
            _processes[instance] = null;
            _shells[instance] = null;
        }

        return !isDead;
    }

    private SimProcess Boot(int instance)
    {
        var process = new SimProcess(++_boots, instance, new ProcessClock(Time));
        _shells[instance] = new Shell(this, process);
        return process;
    }
}

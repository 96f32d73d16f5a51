using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Runtime.Accounts;
using Trading.Runtime.Ports;
using Trading.Simulation.Venue;

namespace Trading.Simulation.Checks;

/// <summary>
/// Holds every step against what the venue and the disk really say. It believes nothing that a process says of itself, except what the
/// process had seen.
/// </summary>
internal sealed class Checker
{
    private const int ViolationsMax = 40;

    private readonly World _world;
    private readonly SendChecks _sends;
    private readonly NewRiskChecks _risks;
    private readonly OrderChecks _orders;
    private readonly LedgerChecks _ledger;
    private readonly CycleChecks _cycles;
    private readonly EndChecks _end;

    public Checker(World world)
    {
        _world = world;
        _sends = new SendChecks(world, this);
        _risks = new NewRiskChecks(world, this);
        _orders = new OrderChecks(world, this);
        _ledger = new LedgerChecks(world, this);
        _cycles = new CycleChecks(world, this);
        _end = new EndChecks(world, this);
    }

    public List<Violation> Violations { get; } = [];

    /// <summary>Sends that ended without an answer, by our id: when.</summary>
    public Dictionary<ClientOrderId, Timestamp> Unanswered { get; } = [];

    public void Report(Invariant invariant, string what)
    {
        _world.Trace.Add(_world.Time.Now, $"VIOLATION {invariant}: {what}");
        if (Violations.Count < ViolationsMax)
        {
            Violations.Add(new Violation(invariant, _world.Time.Now, what));
        }
    }

    public void Require(bool holds, Invariant invariant, Func<string> what)
    {
        if (!holds)
        {
            Report(invariant, what());
        }
    }

    /// <summary>An order is about to go on the wire.</summary>
    public void OnSend(SimProcess process, WireEntry entry)
    {
        _sends.Check(process, entry);
        if (entry.Intent.Leg == OrderLeg.Entry)
        {
            _risks.Check(process, entry);
        }
    }

    /// <summary>The sender was told how a send ended.</summary>
    public void OnReply(OrderIntent intent, SubmitReply reply)
    {
        if (reply.Outcome == SubmitOutcome.Ambiguous)
        {
            Unanswered[intent.Id] = _world.Time.Now;
        }

        _sends.CheckLive(intent);
    }

    /// <summary>A commit reached the disk.</summary>
    public void OnCommit(SimProcess process, AccountDocument? before, AccountCommit commit)
    {
        var after = _world.Database.Document!;
        _orders.Check(before, after);
        _ledger.Check(process, before, after, commit);
        _cycles.CheckCommit(process, before, after, commit);
    }

    /// <summary>A process has read the account: what it got is what was committed, to the last digit.</summary>
    public void OnLoad(StoredAccount? loaded) => Require(
        loaded is null || AccountJson.Write(loaded.Document) == _world.Database.Text,
        Invariant.I5,
        () => "the account that was read is not the account that was committed");

    public void OnCycleEnd(SimProcess process, bool isDead, string outcome) => _cycles.CheckEnd(process, isDead, outcome);

    /// <summary>The run is over, and its faults have long been.</summary>
    public void End() => _end.Check();
}

using Trading.Core.Execution;
using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Core.Portfolio;
using Trading.Core.Risk;

namespace Trading.Core.Cycle;

/// <summary>Watches a run without taking part in it: the audit record, a progress display, a test.</summary>
public interface ICycleObserver
{
    /// <summary>One phase was decided. The decision is a buffer: copy what is to be kept.</summary>
    void Decided(Decision decision, CycleInput input, in CycleState state);

    /// <summary>Something happened to the account.</summary>
    void Happened(in CycleEvent happened);

    /// <summary>A position was closed.</summary>
    void Closed(Position position);

    /// <summary>Something approved was planned; its intent is committed next.</summary>
    void Placed(RiskApproved approved, Timestamp at)
    {
    }

    /// <summary>Something approved was not placed after all.</summary>
    void NotPlaced(RiskApproved approved, PlanRefusal refusal, Timestamp at)
    {
    }

    /// <summary>The work on an approved order ended; <paramref name="order"/> is its last.</summary>
    void WorkEnded(WorkingLeg leg, Order order, LegOutcome outcome, Timestamp at)
    {
    }
}

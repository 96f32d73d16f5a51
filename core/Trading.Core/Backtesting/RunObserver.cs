using Trading.Core.Cycle;
using Trading.Core.Execution;
using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Core.Portfolio;
using Trading.Core.Risk;

namespace Trading.Core.Backtesting;

/// <summary>Counts and lists what becomes of a run's orders, and passes everything on.</summary>
internal sealed class RunObserver(Funnel funnel, OrderListHash log, ICycleObserver? next) : ICycleObserver
{
    public void Decided(Decision decision, CycleInput input, in CycleState state) => next?.Decided(decision, input, state);

    public void Happened(in CycleEvent happened)
    {
        if (happened.Fill is { } fill)
        {
            log.Add(fill);
        }

        next?.Happened(happened);
    }

    public void Closed(Position position) => next?.Closed(position);

    public void Placed(RiskApproved approved, Timestamp at)
    {
        Count(approved, PlanRefusal.None);
        next?.Placed(approved, at);
    }

    public void NotPlaced(RiskApproved approved, PlanRefusal refusal, Timestamp at)
    {
        Count(approved, refusal);
        next?.NotPlaced(approved, refusal, at);
    }

    public void WorkEnded(WorkingLeg leg, Order order, LegOutcome outcome, Timestamp at)
    {
        if (leg.Approved.Leg == OrderLeg.Entry)
        {
            funnel.CountLeg(outcome, leg.HasFilledBefore || order.Filled.IsPositive);
        }

        next?.WorkEnded(leg, order, outcome, at);
    }

    private void Count(RiskApproved approved, PlanRefusal refusal)
    {
        if (approved.Leg == OrderLeg.Entry)
        {
            funnel.CountPlan(refusal);
        }
    }
}

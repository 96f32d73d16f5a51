using System.Collections.Immutable;
using Trading.Core.Execution;
using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Core.Portfolio;
using Trading.Core.Risk;

namespace Trading.Core.Cycle;

/// <summary>
/// Works the orders of an account: turns decisions into intents, venue reports into events, and says which order to send or cancel
/// next. It sends nothing itself: backtest and live shell carry out what it puts into <see cref="ToSend"/> and <see cref="ToCancel"/>,
/// each in its own kind of time.
/// </summary>
/// <param name="policy">The rules.</param>
/// <param name="observer">Told of everything; null for nobody.</param>
public sealed class OrderDesk(CompiledPolicy policy, ICycleObserver? observer)
{
    private readonly List<WorkingLeg> _legs = [];

    /// <summary>The market of a product at the moment of a reaction.</summary>
    public delegate ProductMarket RowAt(ProductId product);

    /// <summary>Legs whose work has not ended.</summary>
    public IReadOnlyList<WorkingLeg> Legs => _legs;

    /// <summary>Positions that were closed and not yet collected.</summary>
    public List<Position> Closed { get; } = [];

    /// <summary>Intents that were committed and wait to be sent, oldest first. Whoever sends them empties it.</summary>
    public List<OrderIntent> ToSend { get; } = [];

    /// <summary>Orders to cancel. Whoever cancels them empties it.</summary>
    public List<ClientOrderId> ToCancel { get; } = [];

    /// <summary>Takes up the legs that an account stored.</summary>
    public void Restore(ImmutableArray<WorkingLeg> legs, ImmutableArray<Position> closed)
    {
        _legs.Clear();
        _legs.AddRange(legs);
        Closed.Clear();
        Closed.AddRange(closed);
    }

    /// <summary>Plans what a decision approved and commits the intents.</summary>
    public CycleState Start(CycleState state, Decision decision, MarketSnapshot market)
    {
        foreach (var approved in decision.Approved)
        {
            var product = approved.Entry?.Product ?? approved.Position!.Product;
            var row = market.Products[market.IndexOf(product)];
            var attempt = NextAttempt(state, decision.Slot, product, approved.Leg);
            var plan = policy.Planner.Plan(approved, row, decision.Slot, decision.Now, attempt);
            if (plan.Leg is { } leg)
            {
                observer?.Placed(approved, decision.Now);
                _legs.Add(leg);
                state = Commit(state, leg.Intent);
                continue;
            }

            observer?.NotPlaced(approved, plan.Refusal, decision.Now);
            if (plan.Refusal == PlanRefusal.Dust)
            {
                state = Apply(state, CycleEvent.DustWrittenOff(product, approved.Exit!.Value, decision.Slot, decision.Now));
            }
        }

        return state;
    }

    /// <summary>When the next resting order is due to be cancelled, at most <paramref name="until"/>.</summary>
    public Timestamp NextCancel(in CycleState state, Timestamp until)
    {
        var next = until;
        foreach (var leg in _legs)
        {
            // A leg whose cancel is already out waits for the venue, and one whose send nobody remembers for a look at it, not for the clock.
            if (leg.Intent.CancelAt is { } at
                && at < next
                && state.Find(leg.Intent.Id).State is not (OrderState.CancelInFlight or OrderState.Intent))
            {
                next = at;
            }
        }

        return next;
    }

    /// <summary>What a report of the venue means for the account.</summary>
    public CycleState Report(CycleState state, in VenueReport report)
    {
        switch (report.Kind)
        {
            case VenueReportKind.Accepted:
                return Apply(state, CycleEvent.Accepted(report.Order, report.VenueOrderId, report.At));
            case VenueReportKind.Rejected:
                return Apply(state, CycleEvent.Rejected(report.Order, report.Rejection!.Value, report.At));
            case VenueReportKind.Filled:
                state = Apply(state, CycleEvent.Filled(report.Fill!));
                return report.IsFinal ? Apply(state, CycleEvent.Completed(report.Order, report.At)) : state;
            case VenueReportKind.Completed:
                return Apply(state, CycleEvent.Completed(report.Order, report.At));
            case VenueReportKind.Canceled:
                return Apply(state, CycleEvent.Canceled(report.Order, report.At));
            case VenueReportKind.Expired:
                return Apply(state, CycleEvent.Expired(report.Order, report.At));
            case VenueReportKind.AckLost:
                return Apply(state, CycleEvent.Unknown(report.Order, report.At));
            default:
                // A cancel that found nothing: what ended the order has been, or will be, reported by itself.
                return state;
        }
    }

    /// <summary>Looks at every leg: cancels what has rested long enough, replaces what lapsed, ends what is done.</summary>
    /// <param name="state">The account.</param>
    /// <param name="rowAt">The market now; asked only for a leg whose order has ended.</param>
    /// <param name="now">The moment of the reaction.</param>
    /// <param name="mayReplace">Whether a leg may still get a new order; null when all may.</param>
    public CycleState React(CycleState state, RowAt rowAt, Timestamp now, Func<WorkingLeg, bool>? mayReplace = null)
    {
        for (var i = 0; i < _legs.Count;)
        {
            var leg = _legs[i];
            var order = state.Find(leg.Intent.Id);
            var row = order.IsTerminal ? rowAt(leg.Intent.Product) : default;
            var step = policy.Planner.React(leg, order, row, now);
            switch (step.Kind)
            {
                case LegStepKind.Cancel:
                    state = Apply(state, CycleEvent.CancelSent(order.Id, now));
                    ToCancel.Add(order.Id);
                    break;
                case LegStepKind.Send when mayReplace is null || mayReplace(leg):
                    _legs[i] = step.Leg!;
                    state = Commit(state, step.Leg!.Intent);
                    break;
                case LegStepKind.Send:
                    state = End(i, state, order, Unreplaced(leg, order), now);
                    continue;
                case LegStepKind.Done:
                    state = End(i, state, order, step.Outcome, now);
                    continue;
                default:
                    break;
            }

            i++;
        }

        return state;
    }

    /// <summary>Ends an intent that was committed and is not to be sent after all.</summary>
    public CycleState Withdraw(CycleState state, OrderIntent intent, Timestamp now)
    {
        state = Apply(state, CycleEvent.Canceled(intent.Id, now));
        var index = _legs.FindIndex(leg => leg.Intent.Id == intent.Id);
        var order = state.Find(intent.Id);
        return index < 0 ? state : End(index, state, order, Unreplaced(_legs[index], order), now);
    }

    public CycleState Apply(in CycleState state, in CycleEvent happened)
    {
        observer?.Happened(happened);
        var before = Closed.Count;
        var after = TradingCycle.Apply(state, happened, policy, Closed);
        for (var i = before; i < Closed.Count; i++)
        {
            observer?.Closed(Closed[i]);
        }

        return after;
    }

    private CycleState Commit(CycleState state, OrderIntent intent)
    {
        ToSend.Add(intent);
        return Apply(state, CycleEvent.Committed(intent));
    }

    // A slot that is run again after an interruption may decide the same exit again: it is one more attempt, not the same order.
    private static int NextAttempt(in CycleState state, Timestamp slot, ProductId product, OrderLeg leg)
    {
        var next = 0;
        foreach (var order in state.Orders)
        {
            if (order.Intent.Slot == slot && order.Intent.Leg == leg && order.Intent.Product == product)
            {
                next = Math.Max(next, order.Intent.Attempt + 1);
            }
        }

        return next;
    }

    private static LegOutcome Unreplaced(WorkingLeg leg, Order order) =>
        leg.HasFilledBefore || order.Filled.IsPositive ? LegOutcome.PartlyFilled : LegOutcome.Unfilled;

    private CycleState End(int index, CycleState state, Order order, LegOutcome outcome, Timestamp now)
    {
        var leg = _legs[index];
        _legs.RemoveAt(index);
        observer?.WorkEnded(leg, order, outcome, now);
        var hasFilled = leg.HasFilledBefore || order.Filled.IsPositive;
        return leg.Approved.Leg == OrderLeg.Exit || hasFilled || outcome == LegOutcome.Unknown
            ? state
            : Apply(state, CycleEvent.EntryUnfilled(leg.Intent.Product, leg.Intent.Slot, now));
    }
}

using Trading.Core.Cycle;
using Trading.Core.Execution;
using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Core.Portfolio;
using Trading.Core.Risk;

namespace Trading.Core.Backtesting;

/// <summary>
/// Carries out decisions at the mock exchange in simulated time: commits, sends, reports back, and works each order as the planner says.
/// The counterpart of the live shell.
/// </summary>
internal sealed class OrderWork(MockExchange venue, MarketFeed feed, CompiledPolicy policy, Funnel funnel, OrderListHash log, ICycleObserver? observer)
{
    private readonly List<WorkingLeg> _legs = [];
    private readonly List<VenueEvent> _reports = [];

    /// <summary>Whether an order is out or a message under way.</summary>
    public bool IsBusy => _legs.Count > 0 || venue.HasWork;

    /// <summary>Positions that were closed and not yet collected.</summary>
    public List<Position> Closed { get; } = [];

    /// <summary>Commits and sends what a decision approved.</summary>
    public CycleState Start(CycleState state, Decision decision)
    {
        foreach (var approved in decision.Approved)
        {
            var product = approved.Entry?.Product ?? approved.Position!.Product;
            var row = feed.Input.Market.Products[feed.Input.Market.IndexOf(product)];
            var plan = policy.Planner.Plan(approved, row, decision.Slot, decision.Now);
            if (approved.Leg == OrderLeg.Entry)
            {
                funnel.CountPlan(plan.Refusal);
            }

            if (plan.Leg is { } leg)
            {
                _legs.Add(leg);
                state = Send(state, leg.Intent, decision.Now);
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

    /// <summary>Lets simulated time pass until <paramref name="until"/>, reacting to everything that happens on the way.</summary>
    public CycleState RunTo(CycleState state, Timestamp until)
    {
        while (IsBusy)
        {
            var deadline = NextCancel(state, until);
            _reports.Clear();
            var hasNews = venue.Step(deadline, _reports);
            foreach (var report in _reports)
            {
                state = Report(state, report);
            }

            state = React(state, venue.Now);
            if (!hasNews && venue.Now >= until)
            {
                break;
            }
        }

        return state;
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

    private CycleState Send(CycleState state, OrderIntent intent, Timestamp now)
    {
        state = Apply(state, CycleEvent.Committed(intent));
        state = Apply(state, CycleEvent.Sent(intent.Id, now));
        venue.Submit(intent, now);
        log.Add(intent);
        return state;
    }

    // A leg whose cancel is already out waits for the venue, not for the clock.
    private Timestamp NextCancel(in CycleState state, Timestamp until)
    {
        var next = until;
        foreach (var leg in _legs)
        {
            if (leg.Intent.CancelAt is { } at && at < next && state.Find(leg.Intent.Id).State != OrderState.CancelInFlight)
            {
                next = at;
            }
        }

        return next > venue.Now ? next : venue.Now;
    }

    private CycleState Report(CycleState state, in VenueEvent report)
    {
        switch (report.Kind)
        {
            case VenueEventKind.Accepted:
                return Apply(state, CycleEvent.Accepted(report.Order, report.VenueOrderId, report.At));
            case VenueEventKind.Rejected:
                return Apply(state, CycleEvent.Rejected(report.Order, report.Rejection!.Value, report.At));
            case VenueEventKind.Filled:
                log.Add(report.Fill!);
                state = Apply(state, CycleEvent.Filled(report.Fill!));
                return report.IsFinal ? Apply(state, CycleEvent.Completed(report.Order, report.At)) : state;
            case VenueEventKind.Canceled:
                return Apply(state, CycleEvent.Canceled(report.Order, report.At));
            case VenueEventKind.Expired:
                return Apply(state, CycleEvent.Expired(report.Order, report.At));
            case VenueEventKind.AckLost:
                return Apply(state, CycleEvent.Unknown(report.Order, report.At));
            default:
                // A cancel that found nothing: what ended the order has been, or will be, reported by itself.
                return state;
        }
    }

    private CycleState React(CycleState state, Timestamp now)
    {
        for (var i = 0; i < _legs.Count;)
        {
            var leg = _legs[i];
            var order = state.Find(leg.Intent.Id);
            var step = policy.Planner.React(leg, order, RowAt(leg.Intent.Product, now), now);
            switch (step.Kind)
            {
                case LegStepKind.Cancel:
                    state = Apply(state, CycleEvent.CancelSent(order.Id, now));
                    venue.Cancel(order.Id, now);
                    break;
                case LegStepKind.Send:
                    _legs[i] = step.Leg!;
                    state = Send(state, step.Leg!.Intent, now);
                    break;
                case LegStepKind.Done:
                    _legs.RemoveAt(i);
                    state = Finish(state, leg, order, step.Outcome, now);
                    continue;
                default:
                    break;
            }

            i++;
        }

        return state;
    }

    private CycleState Finish(CycleState state, WorkingLeg leg, Order order, LegOutcome outcome, Timestamp now)
    {
        observer?.WorkEnded(leg, outcome, now);
        if (leg.Approved.Leg == OrderLeg.Exit)
        {
            return state;
        }

        var hasFilled = leg.HasFilledBefore || order.Filled.IsPositive;
        funnel.CountLeg(outcome, hasFilled);
        return hasFilled || outcome == LegOutcome.Unknown
            ? state
            : Apply(state, CycleEvent.EntryUnfilled(leg.Intent.Product, leg.Intent.Slot, now));
    }

    // What a live shell would fetch: the market as it is now, later than the decision's snapshot.
    private ProductMarket RowAt(ProductId product, Timestamp now)
    {
        var row = feed.Input.Market.Products[feed.Input.Market.IndexOf(product)];
        row.LastPrice = (double)venue.LastPrice(product, now).Value;

        // Quotes as sparse as candles are history by now; a shell would fetch a fresh one, which here only the path stands for.
        var quote = feed.QuoteAt(product, now);
        row.Quote = now.UnixMs - quote.At.UnixMs <= policy.Policy.Execution.QuoteAgeSecondsMax * 1000L ? quote : default;
        return row;
    }
}

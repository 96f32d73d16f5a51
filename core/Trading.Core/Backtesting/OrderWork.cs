using Trading.Core.Cycle;
using Trading.Core.Execution;
using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Core.Portfolio;

namespace Trading.Core.Backtesting;

/// <summary>
/// Carries out what the order desk asks for at the mock exchange, in simulated time. The counterpart of the live shell, which does the
/// same across a wire.
/// </summary>
internal sealed class OrderWork
{
    private readonly MockExchange _venue;
    private readonly MarketFeed _feed;
    private readonly CompiledPolicy _policy;
    private readonly OrderListHash _log;
    private readonly OrderDesk _desk;
    private readonly OrderDesk.RowAt _rowNow;
    private readonly List<VenueReport> _reports = [];

    public OrderWork(
        MockExchange venue, MarketFeed feed, CompiledPolicy policy, Funnel funnel, OrderListHash log, ICycleObserver? observer)
    {
        _venue = venue;
        _feed = feed;
        _policy = policy;
        _log = log;
        _desk = new OrderDesk(policy, new RunObserver(funnel, log, observer));
        _rowNow = RowNow;
    }

    /// <summary>Whether an order is out or a message under way.</summary>
    public bool IsBusy { get; private set; }

    /// <summary>Positions that were closed and not yet collected.</summary>
    public List<Position> Closed => _desk.Closed;

    /// <summary>Commits and sends what a decision approved.</summary>
    public CycleState Start(CycleState state, Decision decision) =>
        CarryOut(_desk.Start(state, decision, _feed.Input.Market), decision.Now);

    /// <summary>Lets simulated time pass until <paramref name="until"/>, reacting to everything that happens on the way.</summary>
    public CycleState RunTo(CycleState state, Timestamp until)
    {
        while (IsBusy)
        {
            var deadline = _desk.NextCancel(state, until);
            _reports.Clear();
            var hasNews = _venue.Step(deadline > _venue.Now ? deadline : _venue.Now, _reports);
            foreach (var report in _reports)
            {
                state = _desk.Report(state, report);
            }

            state = CarryOut(_desk.React(state, _rowNow, _venue.Now), _venue.Now);
            if (!hasNews && _venue.Now >= until)
            {
                break;
            }
        }

        return state;
    }

    public CycleState Apply(in CycleState state, in CycleEvent happened) => _desk.Apply(state, happened);

    private CycleState CarryOut(CycleState state, Timestamp now)
    {
        foreach (var order in _desk.ToCancel)
        {
            _venue.Cancel(order, now);
        }

        foreach (var intent in _desk.ToSend)
        {
            state = _desk.Apply(state, CycleEvent.Sent(intent.Id, now));
            _venue.Submit(intent, now);
            _log.Add(intent);
        }

        _desk.ToSend.Clear();
        _desk.ToCancel.Clear();
        IsBusy = _desk.Legs.Count > 0 || _venue.HasWork;
        return state;
    }

    // What a live shell would fetch: the market as it is now, later than the decision's snapshot.
    private ProductMarket RowNow(ProductId product)
    {
        var now = _venue.Now;
        var row = _feed.Input.Market.Products[_feed.Input.Market.IndexOf(product)];
        row.LastPrice = (double)_venue.LastPrice(product, now).Value;

        // Quotes as sparse as candles are history by now; a shell would fetch a fresh one, which here only the path stands for.
        var quote = _feed.QuoteAt(product, now);
        row.Quote = now.UnixMs - quote.At.UnixMs <= _policy.Policy.Execution.QuoteAgeSecondsMax * 1000L ? quote : default;
        return row;
    }
}

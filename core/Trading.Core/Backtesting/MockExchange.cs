using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Trading.Core.Costs;
using Trading.Core.Execution;
using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Core.Portfolio;

namespace Trading.Core.Backtesting;

/// <summary>
/// A venue for one account in simulated time: synchronous and deterministic, driven by <see cref="Step"/>. At one instant trades
/// come first, then end times, then messages in the order in which they were sent: a cancel that arrives as its order fills is late.
/// Where no candle covers an instant, resting orders rest and a market order waits for the open of the next candle.
/// </summary>
public sealed class MockExchange
{
    private readonly IMarketPath _path;
    private readonly FillModel _model;
    private readonly VenueAccount _account;
    private readonly Matcher _matcher;
    private readonly List<VenueMessage> _messages = [];
    private readonly Admission _admission;
    private readonly FinishedOrders _finished;

    /// <param name="options">How the venue behaves.</param>
    /// <param name="costs">What trading costs.</param>
    /// <param name="path">What really happened.</param>
    /// <param name="state">An exported state to continue from; null opens an account.</param>
    /// <exception cref="InputException">The state is of another version, account or seed.</exception>
    public MockExchange(MockExchangeOptions options, CostModel costs, IMarketPath path, VenueState? state = null)
    {
        _path = path;
        Options = options;
        Costs = costs;
        _model = new FillModel(options.Mode, options.Fill, options.Seed);
        _account = state is null ? new VenueAccount(options.OpeningCash) : new VenueAccount(state);
        _matcher = new Matcher(options, costs, path, _model, _account);
        _admission = new Admission(options, path, _model, _matcher);
        _finished = new FinishedOrders(options.FinishedOrderRetention);
        if (state is not null)
        {
            Restore(state);
        }
    }

    public MockExchangeOptions Options { get; }

    public CostModel Costs { get; }

    /// <summary>The venue's clock: everything up to it has happened.</summary>
    public Timestamp Now { get; private set; } = Timestamp.MinValue;

    /// <summary>Cash and where it went.</summary>
    public Ledger Ledger => _account.Ledger;

    /// <summary>Cash, that set aside for open buys included.</summary>
    public Money Cash => _account.Ledger.Cash;

    /// <summary>Whether an order lives or a message is under way: without either, <see cref="Step"/> only moves the clock.</summary>
    public bool HasWork => _matcher.Orders.Count > 0 || _messages.Count > 0;

    /// <summary>Living orders in the order of their acceptance.</summary>
    public IEnumerable<VenueOrder> OpenOrders => _matcher.Orders.Select(o => o.Order);

    /// <summary>Base units held, those of open sells included.</summary>
    public Quantity HoldingOf(ProductId product) => _account.HoldingOf(product);

    /// <summary>Quote volume of the account's fills of the last 30 days, by which fees are tiered.</summary>
    public Money Volume30d(Timestamp at) => _account.Volume30d(at);

    /// <summary>Moves cash in, or out if negative.</summary>
    public void Transfer(Money amount) => _account.Deposit(amount);

    /// <summary>Finds an order that lives or that the venue still remembers.</summary>
    public bool TryFind(ClientOrderId id, [NotNullWhen(true)] out VenueOrder? order)
    {
        order = Resting(id)?.Order ?? _finished.Find(id);
        return order is not null;
    }

    /// <summary>Sends an order, which arrives <see cref="MockExchangeOptions.LatencyMs"/> after <paramref name="at"/>.</summary>
    /// <exception cref="ArgumentException">It would arrive before <see cref="Now"/>.</exception>
    public void Submit(OrderIntent intent, Timestamp at)
    {
        var arrivesAt = ArrivalOf(at);
        Send(new(arrivesAt, intent.Id, new VenueOrder
        {
            Id = intent.Id,
            VenueOrderId = VenueIdOf(intent.Id),
            Product = intent.Product,
            Side = intent.Side,
            Kind = intent.Kind,
            BaseSize = intent.BaseSize,
            QuoteSize = intent.QuoteSize,
            LimitPrice = intent.Kind == OrderKind.MarketIoc ? null : intent.LimitPrice,
            EndTime = intent.Kind == OrderKind.MarketIoc ? null : intent.EndTime,
            State = OrderState.InFlight,
            ArrivesAt = arrivesAt,
        }));
    }

    /// <summary>Sends a cancel, which arrives <see cref="MockExchangeOptions.LatencyMs"/> after <paramref name="at"/>.</summary>
    /// <exception cref="ArgumentException">It would arrive before <see cref="Now"/>.</exception>
    public void Cancel(ClientOrderId id, Timestamp at) => Send(new(ArrivalOf(at), id, Order: null));

    /// <summary>
    /// Advances the clock to the earliest instant at or before <paramref name="limit"/> at which something happened, appends the
    /// events of that instant and returns true; or advances to <paramref name="limit"/> and returns false.
    /// </summary>
    public bool Step(Timestamp limit, List<VenueReport> into)
    {
        var before = into.Count;
        while (NextAt() is var next && next <= limit && next < Timestamp.MaxValue)
        {
            Now = next;
            ProcessOrders(into);
            ProcessMessages(into);
            foreach (var resting in _matcher.Orders)
            {
                _matcher.Schedule(resting, Now);
            }

            if (into.Count > before)
            {
                return true;
            }
        }

        Now = limit > Now ? limit : Now;
        return false;
    }

    /// <summary>
    /// The price last traded at an instant, on the price increment: the path's, or the last close where no candle covers it; zero
    /// before the first candle.
    /// </summary>
    public Price LastPrice(ProductId product, Timestamp at) => _path.TryGetProduct(product, at, out var known, out _)
        ? _admission.LastPrice(known, at)
        : default;

    /// <summary>The venue's state as a value, from which a new exchange continues identically.</summary>
    public VenueState Export() => new()
    {
        Version = VenueState.CurrentVersion,
        Account = Options.Account,
        Seed = Options.Seed,
        Now = Now,
        Ledger = _account.Ledger,
        Holdings = [.. _account.Holdings],
        OpenOrders = [.. OpenOrders],
        FinishedOrders = [.. _finished.ByAge],
        Messages = [.. _messages],
        Taken = [.. _matcher.Taken],
        Volumes = [.. _account.Volumes],
    };

    private void Restore(VenueState state)
    {
        if (state.Version != VenueState.CurrentVersion || state.Account != Options.Account || state.Seed != Options.Seed)
        {
            throw new InputException(
                $"venue state: version {state.Version} of account '{state.Account}' with seed {state.Seed}; "
                + $"expected version {VenueState.CurrentVersion} of account '{Options.Account}' with seed {Options.Seed}");
        }

        Now = state.Now;
        _messages.AddRange(state.Messages);
        _matcher.Restore(state);
        foreach (var order in state.FinishedOrders)
        {
            _finished.Add(order, Now);
        }
    }

    private Timestamp ArrivalOf(Timestamp at)
    {
        var arrivesAt = at.AddMs(Options.LatencyMs);
        return arrivesAt >= Now
            ? arrivesAt
            : throw new ArgumentException($"a message sent at {at} would arrive at {arrivesAt}, before the venue's clock, {Now}", nameof(at));
    }

    private void Send(VenueMessage message)
    {
        var index = _messages.Count;
        while (index > 0 && _messages[index - 1].ArrivesAt > message.ArrivesAt)
        {
            index--;
        }

        _messages.Insert(index, message);
    }

    private Timestamp NextAt()
    {
        var next = _messages.Count > 0 ? _messages[0].ArrivesAt : Timestamp.MaxValue;
        foreach (var resting in _matcher.Orders)
        {
            next = resting.DueAt < next ? resting.DueAt : next;
        }

        return next;
    }

    private void ProcessOrders(List<VenueReport> into)
    {
        for (var i = 0; i < _matcher.Orders.Count; i++)
        {
            var resting = _matcher.Orders[i];
            if (resting.DueAt <= Now)
            {
                _matcher.Process(resting, Now, into);
            }
        }

        for (var i = _matcher.Orders.Count - 1; i >= 0; i--)
        {
            Settle(_matcher.Orders[i]);
        }
    }

    private void ProcessMessages(List<VenueReport> into)
    {
        while (_messages.Count > 0 && _messages[0].ArrivesAt <= Now)
        {
            var message = _messages[0];
            _messages.RemoveAt(0);
            if (message.Order is { } order)
            {
                Arrive(order, into);
            }
            else
            {
                ArriveCancel(message.Id, into);
            }
        }
    }

    private void ArriveCancel(ClientOrderId id, List<VenueReport> into)
    {
        if (Resting(id) is not { } resting)
        {
            into.Add(new(VenueReportKind.CancelRejected, Now, id, _finished.Find(id)?.VenueOrderId ?? ""));
            return;
        }

        _matcher.TakeAccrued(resting, Now, into);
        if (!resting.Order.IsFinished)
        {
            _matcher.Finish(resting, OrderState.Canceled, VenueReportKind.Canceled, Now, into);
        }

        Settle(resting);
    }

    private void Arrive(VenueOrder order, List<VenueReport> into)
    {
        if (TryFind(order.Id, out var original))
        {
            into.Add(original.Rejection is { } reason
                ? new(VenueReportKind.Rejected, Now, order.Id, original.VenueOrderId, Rejection: reason, IsFinal: true)
                : new(VenueReportKind.Accepted, Now, order.Id, original.VenueOrderId));
            return;
        }

        if (_admission.Refusal(order, Now, out var resting) is { } refusal)
        {
            _finished.Add(order with { State = OrderState.Rejected, Rejection = refusal, FinishedAt = Now }, Now);
            into.Add(new(VenueReportKind.Rejected, Now, order.Id, order.VenueOrderId, Rejection: refusal, IsFinal: true));
            return;
        }

        _matcher.Orders.Add(resting);
        into.Add(new(
            _model.IsAckLost(order.Id, Options.TimeoutProbability) ? VenueReportKind.AckLost : VenueReportKind.Accepted,
            Now, order.Id, order.VenueOrderId));
        if (resting.IsMarket && resting.Order.FillsFrom <= Now)
        {
            _matcher.TakeMarket(resting, Now, into);
            Settle(resting);
        }
    }

    private RestingOrder? Resting(ClientOrderId id) => _matcher.Orders.Find(o => o.Order.Id == id);

    private void Settle(RestingOrder resting)
    {
        if (resting.Order.IsFinished)
        {
            _matcher.Orders.Remove(resting);
            _finished.Add(resting.Order, Now);
        }
    }

    private string VenueIdOf(ClientOrderId id) => ContentHash.Of($"{Options.Account}|{Options.Seed}|{id}")[..32];
}

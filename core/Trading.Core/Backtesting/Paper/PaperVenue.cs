using System.Collections.Immutable;
using Trading.Core.Costs;
using Trading.Core.Execution;
using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Core.Portfolio;

namespace Trading.Core.Backtesting.Paper;

/// <summary>
/// A venue for one account whose fills are judged from what the market did after an order arrived. A resting order joins the end of
/// what is displayed at its price and fills from the trades that follow: those at its limit serve the queue first, one beyond its
/// limit would have met it first. A market order takes the displayed book, moved by its impact, up to the displayed depth.
/// What one order took, no other order takes.
/// </summary>
public sealed class PaperVenue
{
    // Finished orders are asked for as long as reconciling looks back, which is hours.
    private static readonly TimeSpan Retention = TimeSpan.FromDays(1);

    private readonly string _account;
    private readonly CostModel _costs;
    private readonly VenueAccount _ledger;
    private readonly List<PaperOrder> _open = [];
    private readonly List<PaperOrder> _finished = [];
    private readonly TradeTape _tape;
    private readonly BookTaker _taker;

    /// <param name="account">Whose orders these are; part of the venue's order ids.</param>
    /// <param name="openingCash">Cash of a new account, quote currency.</param>
    /// <param name="costs">What trading costs.</param>
    /// <param name="state">An exported state to continue from; null opens an account.</param>
    /// <exception cref="InputException">The state is of another account.</exception>
    public PaperVenue(string account, Money openingCash, CostModel costs, PaperState? state = null)
    {
        if (state is not null && state.Account != account)
        {
            throw new InputException($"paper venue: the state is of account '{state.Account}'; expected '{account}'");
        }

        (_account, _costs) = (account, costs);
        _ledger = state is null ? new VenueAccount(openingCash) : new VenueAccount(state.Ledger, state.Holdings, state.Volumes);
        _open.AddRange(state?.OpenOrders ?? []);
        _finished.AddRange(state?.FinishedOrders ?? []);
        _tape = new TradeTape(state?.Cursors ?? []);
        _taker = new BookTaker(costs, state?.Taken ?? []);
    }

    /// <summary>Cash and where it went; what is set aside for open buys is in it.</summary>
    public Ledger Ledger => _ledger.Ledger;

    /// <summary>Living orders in the order of their arrival.</summary>
    public IReadOnlyList<PaperOrder> OpenOrders => _open;

    /// <summary>Base units held, those of open sells included.</summary>
    public Quantity HoldingOf(ProductId product) => _ledger.HoldingOf(product);

    /// <summary>Products whose trades are to be observed, and from when on.</summary>
    public IEnumerable<(ProductId Product, Timestamp Since)> Wanted => _tape.Wanted(_open);

    /// <summary>Takes an order, or refuses it. An id that was sent before is the order it was then.</summary>
    /// <param name="intent">The order.</param>
    /// <param name="market">What was seen of its product when it had arrived.</param>
    /// <param name="at">When it arrived.</param>
    /// <returns>The order with its state: Open, finished or Rejected.</returns>
    public PaperOrder Submit(OrderIntent intent, in PaperMarket market, Timestamp at)
    {
        if (Find(intent.Id) is { } known)
        {
            return known;
        }

        var isMarket = intent.Kind == OrderKind.MarketIoc;
        var order = new VenueOrder
        {
            Id = intent.Id,
            VenueOrderId = ContentHash.Of($"paper|{_account}|{intent.Id}")[..32],
            Product = intent.Product,
            Side = intent.Side,
            Kind = intent.Kind,
            BaseSize = intent.BaseSize,
            QuoteSize = intent.QuoteSize,
            LimitPrice = isMarket ? null : intent.LimitPrice,
            EndTime = isMarket ? null : intent.EndTime,
            State = OrderState.Open,
            ArrivesAt = at,
        };
        var step = market.Product.BaseIncrement;
        if ((PaperBook.Refusal(order, market) ?? (IsFunded(ref order, market) ? null : VenueRejection.InsufficientFunds)) is { } refusal)
        {
            return Finish(new PaperOrder(order with { Rejection = refusal }, QueueAhead: null, step, []), OrderState.Rejected, at);
        }

        var taken = new PaperOrder(order, isMarket ? null : PaperBook.QueueAhead(order, market), step, []);
        if (isMarket)
        {
            return Take(taken, market, at);
        }

        _open.Add(taken);
        _tape.Open(order.Product, at);
        return taken;
    }

    /// <summary>Cancels a living order; whether there was one.</summary>
    public bool Cancel(ClientOrderId id, Timestamp at)
    {
        var order = _open.Find(open => open.Order.Id == id);
        if (order is not null)
        {
            _open.Remove(order);
            Finish(order, OrderState.Canceled, at);
        }

        return order is not null;
    }

    /// <summary>Fills resting orders from trades of a product. Trades that were seen before count once.</summary>
    /// <param name="product">The product.</param>
    /// <param name="trades">All of its trades since <see cref="Wanted"/> said, oldest first.</param>
    public void Observe(ProductId product, IReadOnlyList<MarketTrade> trades)
    {
        foreach (var trade in _tape.Take(product, trades))
        {
            Serve(product, trade);
        }
    }

    /// <summary>Ends the orders whose time is over. What traded before has to be observed first.</summary>
    public void Expire(Timestamp now)
    {
        foreach (var order in _open.FindAll(open => open.Order.EndTime <= now))
        {
            _open.Remove(order);
            Finish(order, OrderState.Expired, order.Order.EndTime!.Value);
        }
    }

    /// <summary>Everything about the account.</summary>
    /// <param name="since">Finished orders and fills before it are left out.</param>
    /// <param name="at">When it is asked.</param>
    /// <param name="quoteCurrency">The asset that cash is.</param>
    public VenueView View(Timestamp since, Timestamp at, string quoteCurrency)
    {
        var all = _finished.Concat(_open).OrderBy(order => order.Order.ArrivesAt).ToList();
        return new VenueView(
            since,
            at,
            [.. all.Where(order => !order.Order.IsFinished || order.Order.FinishedAt >= since).Select(order => order.Listed)],
            [.. all.SelectMany(order => order.Executions).Where(fill => fill.At >= since).OrderBy(fill => fill.At)],
            [
                new ReportedBalance(quoteCurrency, Ledger.Cash.Amount),
                .. _ledger.Holdings.GroupBy(holding => holding.Product.Base, StringComparer.Ordinal)
                    .Select(asset => new ReportedBalance(asset.Key, asset.Sum(holding => holding.Quantity.Value))),
            ]);
    }

    /// <summary>The venue's state as a value, from which a new venue continues identically.</summary>
    public PaperState Export() => new()
    {
        Version = PaperState.CurrentVersion,
        Account = _account,
        Ledger = Ledger,
        Holdings = [.. _ledger.Holdings],
        Volumes = [.. _ledger.Volumes],
        OpenOrders = [.. _open],
        FinishedOrders = [.. _finished],
        Cursors = _tape.Export(_open),
        Taken = _taker.Export(),
    };

    /// <summary>An order that lives or is remembered.</summary>
    public PaperOrder? Find(ClientOrderId id) =>
        _open.Find(open => open.Order.Id == id) ?? _finished.Find(finished => finished.Order.Id == id);

    private bool IsFunded(ref VenueOrder order, in PaperMarket market)
    {
        if (order.Side == Side.Sell)
        {
            return FreeHolding(order.Product) >= order.BaseSize;
        }

        var fees = FeesAt(order.ArrivesAt);
        var hold = order.IsSizedInQuote ? order.QuoteSize
            : order.LimitPrice is { } limit ? HoldFor(limit, order.BaseSize, fees)
            : _taker.PriceOf(order, market) * order.BaseSize * (1 + fees.Taker.Fraction);
        order = order with { Hold = hold };
        return hold <= FreeCash(except: null);
    }

    private PaperOrder Take(PaperOrder order, in PaperMarket market, Timestamp at)
    {
        var (quantity, price, isComplete) = _taker.Take(order.Order, market, FeesAt(at).Taker, FreeCash(except: null));
        var filled = quantity.IsPositive ? Filled(order, quantity, price, Liquidity.Taker, at) : order;
        return Finish(filled, isComplete ? OrderState.Filled : OrderState.Canceled, at);
    }

    private void Serve(ProductId product, in MarketTrade trade)
    {
        var left = trade.Quantity;
        for (var i = 0; i < _open.Count && left.IsPositive; i++)
        {
            var order = _open[i];
            if (order.Order.Product != product || trade.At <= order.Order.ArrivesAt || trade.At >= order.Order.EndTime)
            {
                continue;
            }

            var limit = order.Order.LimitPrice!.Value;
            var isBeyond = order.Order.Side == Side.Buy ? trade.Price < limit : trade.Price > limit;
            if (!isBeyond && (trade.Price != limit || order.QueueAhead is null))
            {
                continue;
            }

            var ahead = isBeyond ? Quantity.Zero : Quantity.Min(order.QueueAhead!.Value, left);
            order = order with { QueueAhead = isBeyond ? Quantity.Zero : order.QueueAhead!.Value - ahead };
            var quantity = order.Step.Floor(Quantity.Min(Payable(order.Order, limit, trade.At), left - ahead));
            _open[i] = quantity.IsPositive ? Filled(order, quantity, limit, Liquidity.Maker, trade.At) : order;
            left -= quantity;
        }

        foreach (var done in _open.FindAll(open => open.Order.Remaining.IsZero))
        {
            _open.Remove(done);
            Finish(done, OrderState.Filled, trade.At);
        }
    }

    // Fees may have risen since the cash was set aside: what cannot be paid for does not fill.
    private Quantity Payable(VenueOrder order, Price limit, Timestamp at)
    {
        if (order.Side == Side.Sell)
        {
            return order.Remaining;
        }

        var cash = FreeCash(except: order.Id);
        var fees = FeesAt(at);
        return HoldFor(limit, order.Remaining, fees) <= cash ? order.Remaining : cash / new Price(limit.Value * (1 + fees.Maker.Fraction));
    }

    private PaperOrder Filled(PaperOrder paper, Quantity quantity, Price price, Liquidity liquidity, Timestamp at)
    {
        var order = paper.Order;
        var fees = FeesAt(at);
        var fill = new ReportedFill(
            $"{order.VenueOrderId}-{order.Fills + 1:D4}",
            order.VenueOrderId,
            order.Product,
            order.Side,
            price,
            quantity,
            fees.Fee(price * quantity, liquidity),
            liquidity,
            at);
        _ledger.Apply(fill.Of(order.Id));
        var left = order.Remaining - quantity;
        return paper with
        {
            Order = order with
            {
                State = OrderState.Partial,
                Filled = order.Filled + quantity,
                FilledNotional = order.FilledNotional + fill.Notional,
                Fees = order.Fees + fill.Fee,
                Fills = order.Fills + 1,
                Hold = order is { Side: Side.Buy, LimitPrice: { } limit } ? HoldFor(limit, left, fees) : Money.Zero,
            },
            Executions = paper.Executions.Add(fill),
        };
    }

    private PaperOrder Finish(PaperOrder order, OrderState state, Timestamp at)
    {
        var finished = order with { Order = order.Order with { State = state, FinishedAt = at, Hold = Money.Zero } };
        _finished.Add(finished);
        _finished.RemoveAll(old => old.Order.FinishedAt < at - Retention);
        return finished;
    }

    private FeeRates FeesAt(Timestamp at) => _costs.FeesAt(at, _ledger.Volume30d(at));

    private static Money HoldFor(Price limit, Quantity quantity, FeeRates fees) => limit * quantity * (1 + fees.Maker.Fraction);

    private Money FreeCash(ClientOrderId? except) => _open
        .Where(open => open.Order.Id != except)
        .Aggregate(Ledger.Cash, (cash, open) => cash - open.Order.Hold);

    private Quantity FreeHolding(ProductId product) => _open
        .Where(open => open.Order.Side == Side.Sell && open.Order.Product == product)
        .Aggregate(HoldingOf(product), (free, open) => free - open.Order.Remaining);
}

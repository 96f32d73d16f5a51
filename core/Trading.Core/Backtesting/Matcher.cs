using Trading.Core.Costs;
using Trading.Core.Execution;
using Trading.Core.Market;
using Trading.Core.Orders;

namespace Trading.Core.Backtesting;

/// <summary>
/// Turns candles into fills of living orders. A resting order starts to fill when the path reaches its level and from then on takes,
/// until the candle ends, its share of the volume that came by while it lived. A market order takes what it can at once.
/// What one order took, no other order can take.
/// </summary>
internal sealed class Matcher(MockExchangeOptions options, CostModel costs, IMarketPath path, FillModel model, VenueAccount account)
{
    private readonly List<RestingOrder> _orders = [];
    private readonly SortedDictionary<ProductId, TakenVolume> _taken = [];

    /// <summary>Living orders in the order of their acceptance.</summary>
    public List<RestingOrder> Orders => _orders;

    public IEnumerable<TakenVolume> Taken => _taken.Values;

    public void Restore(VenueState state)
    {
        foreach (var taken in state.Taken)
        {
            _taken.Add(taken.Product, taken);
        }

        foreach (var order in state.OpenOrders)
        {
            var product = path.TryGetProduct(order.Product, state.Now, out var known, out _)
                ? known
                : throw new InvalidOperationException($"order {order.Id} of the restored state trades {order.Product}, which the path does not have");
            var resting = new RestingOrder(order, product);
            if (order.CandleOpen is { } open && path.TryGetCandle(order.Product, open, out var candle))
            {
                (resting.Candle, resting.HasCandle) = (candle, true);
            }

            _orders.Add(resting);
            Schedule(resting, state.Now);
        }
    }

    public FeeRates FeesAt(Timestamp at) => costs.FeesAt(at, account.Volume30d(at));

    public BasisPoints HalfSpreadAt(ProductId product, Timestamp at) =>
        CostModel.Half(costs.SpreadBps(options.TierOf(product), path.QuoteAt(product, at)));

    /// <summary>Cash that no other order has set aside.</summary>
    public Money CashFor(VenueOrder order)
    {
        var cash = account.Ledger.Cash;
        foreach (var other in _orders)
        {
            cash = other.Order.Id == order.Id ? cash : cash - other.Order.Hold;
        }

        return cash;
    }

    /// <summary>Base units that no living order is selling.</summary>
    public Quantity FreeHolding(ProductId product)
    {
        var free = account.HoldingOf(product);
        foreach (var other in _orders)
        {
            free = other.Order.Side == Side.Sell && other.Order.Product == product ? free - other.Order.Remaining : free;
        }

        return free;
    }

    /// <summary>Puts an order into the candle that covers <paramref name="at"/>, or the next one.</summary>
    public void Enter(RestingOrder resting, Timestamp at)
    {
        var order = resting.Order;
        resting.HasCandle = path.TryGetCandle(order.Product, at, out var candle);
        resting.Candle = candle;
        resting.Order = !resting.HasCandle
            ? order with { CandleOpen = null, FillsFrom = Timestamp.MaxValue }
            : order with
            {
                CandleOpen = candle.OpenTime,
                TakenBefore = TakenOf(order.Product, candle.OpenTime),
                FillsFrom = resting.IsMarket ? resting.LiveFrom : FirstFill(resting),
            };
    }

    /// <summary>Works out when to look at an order next, given that everything up to <paramref name="now"/> has been done.</summary>
    public void Schedule(RestingOrder resting, Timestamp now)
    {
        var order = resting.Order;
        resting.NextAt = !resting.HasCandle ? Timestamp.MaxValue
            : now < order.FillsFrom ? Earlier(order.FillsFrom, resting.Candle.EndTime)
            : Earlier(CompleteAt(resting, now), resting.Candle.EndTime);
    }

    /// <summary>Does what is due for an order at <paramref name="now"/>; the caller removes it if it is finished.</summary>
    public void Process(RestingOrder resting, Timestamp now, List<VenueReport> into)
    {
        if (resting.IsMarket)
        {
            if (resting.Order.FillsFrom <= now)
            {
                TakeMarket(resting, now, into);
            }
        }
        else
        {
            TakeAccrued(resting, now, into);
            if (!resting.Order.IsFinished && resting.HasCandle && resting.Candle.EndTime <= now)
            {
                Enter(resting, now);
            }
        }

        if (!resting.Order.IsFinished && resting.Order.EndTime <= now)
        {
            Finish(resting, OrderState.Expired, VenueReportKind.Expired, now, into);
        }
    }

    /// <summary>Fills a resting order with what it has earned up to <paramref name="now"/>.</summary>
    public void TakeAccrued(RestingOrder resting, Timestamp now, List<VenueReport> into)
    {
        var order = resting.Order;
        if (!resting.HasCandle || order.FillsFrom > now || order.LimitPrice is not { } limit)
        {
            return;
        }

        var increment = resting.Product.BaseIncrement;
        var taken = TakenOf(order.Product, resting.Candle.OpenTime);
        var accrued = model.AccruedOf(resting.Candle, increment, (now - resting.LiveFrom).Ticks / TimeSpan.TicksPerMillisecond);
        var room = Quantity.Min(accrued - (taken - order.TakenBefore), model.ShareOf(resting.Candle, increment) - taken);
        var quantity = Affordable(resting, limit, Quantity.Min(order.Remaining, room), FeesAt(now).Maker);
        if (quantity.IsPositive)
        {
            Fill(resting, quantity, limit, Liquidity.Maker, now, quantity == order.Remaining, into);
        }
    }

    /// <summary>Fills a market order at the path's price with spread and impact, up to the participation cap; the rest is cancelled.</summary>
    public void TakeMarket(RestingOrder resting, Timestamp now, List<VenueReport> into)
    {
        var order = resting.Order;
        var taker = FeesAt(now).Taker;
        var price = MarketPrice(order, resting.Product, resting.Candle, now);
        var increment = resting.Product.BaseIncrement;
        var wanted = order.IsSizedInQuote ? Spend(order.QuoteSize, price, taker, increment) : order.BaseSize;
        var room = model.ShareOf(resting.Candle, increment) - TakenOf(order.Product, resting.Candle.OpenTime);
        var quantity = Affordable(resting, price, Quantity.Min(wanted, room), taker);
        if (quantity.IsPositive)
        {
            Fill(resting, quantity, price, Liquidity.Taker, now, quantity == wanted, into);
        }

        if (!resting.Order.IsFinished)
        {
            Finish(resting, OrderState.Canceled, VenueReportKind.Canceled, now, into);
        }
    }

    /// <summary>The price a market order gets: the path's, moved by half the spread and the impact, rounded against the order.</summary>
    public Price MarketPrice(VenueOrder order, Product product, in PathCandle candle, Timestamp at)
    {
        var pathPrice = model.MarketPrice(order.Product, order.Side, candle, at);
        var candleQuote = candle.Candle.QuoteVolume;
        var orderQuote = order.IsSizedInQuote ? (double)order.QuoteSize.Amount : (double)order.BaseSize.Value * pathPrice;

        // An order larger than all that traded moves the price as if it took all of it: beyond that the law says nothing.
        var impact = costs.ImpactBps(VolatilityAt(order.Product, candle, at), Math.Min(orderQuote, candleQuote), candleQuote);
        var slippage = CostModel.MarketSlippageBps(costs.SpreadBps(options.TierOf(order.Product), path.QuoteAt(order.Product, at)), impact);
        return OnIncrement(order.Side, pathPrice, slippage, product.PriceIncrement);
    }

    public void Finish(RestingOrder resting, OrderState state, VenueReportKind kind, Timestamp now, List<VenueReport> into)
    {
        resting.Order = resting.Order with { State = state, FinishedAt = now, Hold = Money.Zero };
        into.Add(new(kind, now, resting.Order.Id, resting.Order.VenueOrderId, IsFinal: true));
    }

    private static Timestamp Earlier(Timestamp left, Timestamp right) => left < right ? left : right;

    private static Price OnIncrement(Side side, double pathPrice, BasisPoints slippage, Increment increment)
    {
        var nearest = increment.PriceOf(pathPrice);
        var price = (double)nearest.Value == pathPrice ? nearest : new Price((decimal)pathPrice);
        return side == Side.Buy
            ? increment.Ceiling(price.Shift(slippage))
            : new(Math.Max(increment.Value, increment.Floor(price.Shift(-slippage)).Value));
    }

    /// <summary>The largest quantity that costs at most <paramref name="budget"/>, fee included.</summary>
    private static Quantity Spend(Money budget, Price price, BasisPoints fee, Increment increment)
    {
        var withFee = new Price(price.Value * (1 + fee.Fraction));
        var quantity = increment.Floor(budget / withFee);
        return withFee * quantity > budget ? quantity - new Quantity(increment.Value) : quantity;
    }

    private Quantity Affordable(RestingOrder resting, Price price, Quantity quantity, BasisPoints fee)
    {
        if (resting.Order.Side == Side.Sell)
        {
            return quantity;
        }

        var cash = CashFor(resting.Order);
        return price * quantity * (1 + fee.Fraction) <= cash ? quantity : Spend(cash, price, fee, resting.Product.BaseIncrement);
    }

    private double VolatilityAt(ProductId product, in PathCandle candle, Timestamp at)
    {
        var volatility = path.VolatilityPerCandle(product, at);
        return double.IsNaN(volatility) ? (candle.Candle.High - candle.Candle.Low) / candle.Candle.Open : volatility;
    }

    private Timestamp FirstFill(RestingOrder resting)
    {
        var order = resting.Order;
        var from = resting.LiveFrom;
        var limit = order.LimitPrice ?? throw new InvalidOperationException($"order {order.Id} rests without a limit");
        var level = model.FillLevel(
            order.Id, order.Side, limit, resting.Product.PriceIncrement, HalfSpreadAt(order.Product, from), resting.Candle.OpenTime);
        return model.FirstFill(order.Product, order.Side, resting.Candle, level, from);
    }

    private Timestamp CompleteAt(RestingOrder resting, Timestamp now)
    {
        var order = resting.Order;
        var taken = TakenOf(order.Product, resting.Candle.OpenTime);
        var needed = order.Remaining + taken - order.TakenBefore;
        var at = resting.LiveFrom.AddMs(model.LiveMsFor(needed, resting.Candle, resting.Product.BaseIncrement));
        return at > now ? at : resting.Candle.EndTime;
    }

    private Quantity TakenOf(ProductId product, Timestamp candleOpen) =>
        _taken.TryGetValue(product, out var taken) && taken.CandleOpen == candleOpen ? taken.Quantity : Quantity.Zero;

    private void Fill(
        RestingOrder resting, Quantity quantity, Price price, Liquidity liquidity, Timestamp now, bool isComplete, List<VenueReport> into)
    {
        var order = resting.Order;
        var number = order.Fills + 1;
        var fee = FeesAt(now).Fee(price * quantity, liquidity);
        var fill = new Fill($"{order.VenueOrderId}-{number}", order.Id, order.Product, order.Side, price, quantity, fee, liquidity, now);
        account.Apply(fill);
        _taken[order.Product] = new(
            order.Product, resting.Candle.OpenTime, TakenOf(order.Product, resting.Candle.OpenTime) + quantity);
        var left = order.Remaining - quantity;
        resting.Order = order with
        {
            State = isComplete ? OrderState.Filled : OrderState.Partial,
            FinishedAt = isComplete ? now : null,
            Filled = order.Filled + quantity,
            FilledNotional = order.FilledNotional + fill.Notional,
            Fees = order.Fees + fee,
            Fills = number,
            Hold = isComplete || order.Side == Side.Sell || resting.IsMarket ? Money.Zero : HoldFor(price, left, now),
        };
        into.Add(new(VenueReportKind.Filled, now, order.Id, order.VenueOrderId, fill, IsFinal: isComplete));
    }

    /// <summary>Cash to set aside for a resting buy.</summary>
    public Money HoldFor(Price limit, Quantity quantity, Timestamp at) => limit * quantity * (1 + FeesAt(at).Maker.Fraction);
}

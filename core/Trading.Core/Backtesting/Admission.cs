using Trading.Core.Market;
using Trading.Core.Orders;

namespace Trading.Core.Backtesting;

/// <summary>Decides at its arrival whether the venue takes an order: the product's rules, then the book, then the account.</summary>
internal sealed class Admission(MockExchangeOptions options, IMarketPath path, FillModel model, Matcher matcher)
{
    /// <summary>Why the venue refuses an order; null if it takes it as <paramref name="resting"/>, with its hold set.</summary>
    public VenueRejection? Refusal(VenueOrder order, Timestamp now, out RestingOrder resting)
    {
        resting = null!;
        if (!path.TryGetProduct(order.Product, now, out var product, out var status))
        {
            return VenueRejection.ProductUnavailable;
        }

        resting = new RestingOrder(order with { State = OrderState.Open }, product);
        var refusal = OrderGate.Check(order, product, status, LastPrice(product, now));
        if (refusal is not null)
        {
            return refusal;
        }

        if (model.IsRefused(order.Id, options.RejectProbability))
        {
            return VenueRejection.Other;
        }

        if (order.LimitPrice is { } limit && WouldCross(order, limit, now))
        {
            return VenueRejection.PostOnlyWouldCross;
        }

        matcher.Enter(resting, now);
        return IsFunded(resting, now) ? null : VenueRejection.InsufficientFunds;
    }

    /// <summary>The last traded price on the price increment; zero before the first candle.</summary>
    public Price LastPrice(Product product, Timestamp at)
    {
        var price = PathPrice(product.Id, at);
        return double.IsNaN(price) ? default : product.PriceIncrement.PriceOf(price);
    }

    private bool IsFunded(RestingOrder resting, Timestamp now)
    {
        var order = resting.Order;
        if (order.Side == Side.Sell)
        {
            return matcher.FreeHolding(order.Product) >= order.BaseSize;
        }

        var hold = order.IsSizedInQuote ? order.QuoteSize
            : order.LimitPrice is { } limit ? matcher.HoldFor(limit, order.BaseSize, now)
            : MarketCost(resting, now);
        resting.Order = order with { Hold = hold };
        return hold <= matcher.CashFor(order);
    }

    private Money MarketCost(RestingOrder resting, Timestamp now)
    {
        var order = resting.Order;
        var price = resting.HasCandle && resting.Candle.Covers(now)
            ? matcher.MarketPrice(order, resting.Product, resting.Candle, now)
            : LastPrice(resting.Product, now);
        return price * order.BaseSize * (1 + matcher.FeesAt(now).Taker.Fraction);
    }

    private bool WouldCross(VenueOrder order, Price limit, Timestamp now)
    {
        var price = PathPrice(order.Product, now);
        var half = (double)matcher.HalfSpreadAt(order.Product, now).Fraction;
        return order.Side == Side.Buy
            ? (double)limit.Value >= price * (1 + half)
            : (double)limit.Value <= price * (1 - half);
    }

    private double PathPrice(ProductId product, Timestamp at) => path.TryGetCandle(product, at, out var candle) && candle.Covers(at)
        ? model.PathOf(product, candle).PriceAt(at)
        : path.LastClose(product, at);
}

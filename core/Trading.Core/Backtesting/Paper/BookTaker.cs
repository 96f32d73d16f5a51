using System.Collections.Immutable;
using Trading.Core.Costs;
using Trading.Core.Market;
using Trading.Core.Orders;

namespace Trading.Core.Backtesting.Paper;

/// <summary>
/// Prices and sizes of orders that take the displayed book: the other side's best price (half a spread from the mid), moved by the
/// order's impact, for at most the value displayed within the depth.
/// </summary>
internal sealed class BookTaker(CostModel costs, IEnumerable<TakenDepth> taken)
{
    private readonly Dictionary<(ProductId Product, Side Side), TakenDepth> _taken = taken.ToDictionary(depth => (depth.Product, depth.Side));

    /// <summary>The price an order gets, on the increment, rounded against it and never on the wrong side of zero.</summary>
    public Price PriceOf(VenueOrder order, in PaperMarket market)
    {
        var touch = Touch(order.Side, market);
        var value = order.IsSizedInQuote ? order.QuoteSize : touch * order.BaseSize;

        // An order larger than all that traded moves the price as if it took all of it: beyond that the law says nothing.
        var impact = double.IsNaN(market.VolatilityPerCandle)
            ? BasisPoints.Zero
            : costs.ImpactBps(
                market.VolatilityPerCandle, Math.Min((double)value.Amount, market.CandleQuoteVolume), market.CandleQuoteVolume);
        var increment = market.Product.PriceIncrement;
        return order.Side == Side.Buy
            ? increment.Ceiling(touch.Shift(impact))
            : new Price(Math.Max(increment.Value, increment.Floor(touch.Shift(-impact)).Value));
    }

    /// <summary>What an order takes of the book. It is gone for the next order that meets the same book.</summary>
    /// <param name="order">The order.</param>
    /// <param name="market">The book and what is known beside it.</param>
    /// <param name="fee">Of a taker.</param>
    /// <param name="cash">Cash for a buy.</param>
    public (Quantity Quantity, Price Price, bool IsComplete) Take(VenueOrder order, in PaperMarket market, BasisPoints fee, Money cash)
    {
        var price = PriceOf(order, market);
        var increment = market.Product.BaseIncrement;
        var wanted = order.IsSizedInQuote ? Spend(order.QuoteSize, price, fee, increment) : order.BaseSize;
        var room = increment.Floor(Displayed(order, market) / price);
        var quantity = Quantity.Min(wanted, room);
        if (order.Side == Side.Buy && price * quantity * (1 + fee.Fraction) > cash)
        {
            quantity = Spend(cash, price, fee, increment);
        }

        if (!quantity.IsPositive)
        {
            return (Quantity.Zero, price, false);
        }

        var before = TakenOf(order, market.Quote.At);
        _taken[(order.Product, order.Side)] = new TakenDepth(order.Product, order.Side, market.Quote.At, before + (price * quantity));
        return (quantity, price, quantity == wanted);
    }

    public ImmutableArray<TakenDepth> Export() => [.. _taken.Values.OrderBy(depth => depth.Product).ThenBy(depth => depth.Side)];

    private Money Displayed(VenueOrder order, in PaperMarket market)
    {
        var quote = market.Quote;
        var best = order.Side == Side.Buy ? quote.Ask * quote.AskSize : quote.Bid * quote.BidSize;
        var depth = double.IsFinite(quote.DepthNotional) ? quote.DepthNotional
            : double.IsFinite(best) ? best
            : 0;
        return Money.Max(Money.Zero, new Money(market.Product.QuoteIncrement.FloorOf(depth).Value) - TakenOf(order, quote.At));
    }

    private Money TakenOf(VenueOrder order, Timestamp bookAt) =>
        _taken.TryGetValue((order.Product, order.Side), out var depth) && depth.BookAt == bookAt ? depth.Notional : Money.Zero;

    private static Price Touch(Side side, in PaperMarket market)
    {
        var increment = market.Product.PriceIncrement;
        return increment.PriceOf(side == Side.Buy ? market.Quote.Ask : market.Quote.Bid);
    }

    // The largest quantity that costs at most the budget, fee included.
    private static Quantity Spend(Money budget, Price price, BasisPoints fee, Increment increment)
    {
        var withFee = new Price(price.Value * (1 + fee.Fraction));
        var quantity = increment.Floor(budget / withFee);
        return withFee * quantity > budget ? quantity - new Quantity(increment.Value) : quantity;
    }
}

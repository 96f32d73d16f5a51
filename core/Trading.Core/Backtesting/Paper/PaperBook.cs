using Trading.Core.Market;
using Trading.Core.Orders;

namespace Trading.Core.Backtesting.Paper;

/// <summary>What the book seen at arrival means for an order. Pure.</summary>
internal static class PaperBook
{
    /// <summary>Why the venue refuses an order, whatever the account has; null for no reason.</summary>
    public static VenueRejection? Refusal(VenueOrder order, in PaperMarket market)
    {
        // Without a book nothing can be judged, and what cannot be judged does not fill.
        if (!market.Quote.IsObserved)
        {
            return VenueRejection.ProductUnavailable;
        }

        var increment = market.Product.PriceIncrement;
        if (OrderGate.Check(order, market.Product, market.Status, increment.PriceOf(market.Quote.Mid)) is { } refusal)
        {
            return refusal;
        }

        return order.LimitPrice is { } limit && (order.Side == Side.Buy
            ? limit >= increment.PriceOf(market.Quote.Ask)
            : limit <= increment.PriceOf(market.Quote.Bid))
            ? VenueRejection.PostOnlyWouldCross
            : null;
    }

    /// <summary>
    /// What comes before a resting order at its own price, base units: nobody ahead of the best price, all that is displayed at it, and
    /// null behind it, where nothing is displayed to us.
    /// </summary>
    public static Quantity? QueueAhead(VenueOrder order, in PaperMarket market)
    {
        var limit = order.LimitPrice!.Value;
        var (best, displayed) = order.Side == Side.Buy
            ? (market.Quote.Bid, market.Quote.BidSize)
            : (market.Quote.Ask, market.Quote.AskSize);
        var touch = market.Product.PriceIncrement.PriceOf(best);
        var isAhead = order.Side == Side.Buy ? limit > touch : limit < touch;
        return isAhead ? Quantity.Zero
            : limit == touch && double.IsFinite(displayed) ? market.Product.BaseIncrement.QuantityOf(displayed)
            : null;
    }
}

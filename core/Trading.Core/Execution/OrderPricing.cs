using Trading.Core.Market;
using Trading.Core.Orders;

namespace Trading.Core.Execution;

/// <summary>Prices of resting orders and the sizes that fit them, on the product's increments.</summary>
internal static class OrderPricing
{
    /// <summary>
    /// Where a resting order joins the book: the bid to buy, the ask to sell; without a quote one step away from the last price,
    /// earning no spread. Never on or beyond the other side, which a locked book or a quote off the grid would otherwise reach.
    /// </summary>
    public static Price Passive(Side side, in ProductMarket row)
    {
        var increment = row.Product.PriceIncrement;
        if (!row.Quote.IsObserved)
        {
            return Away(side, increment.PriceOf(row.LastPrice), increment);
        }

        var (own, other) = side == Side.Buy ? (row.Quote.Bid, row.Quote.Ask) : (row.Quote.Ask, row.Quote.Bid);
        var joined = increment.PriceOf(own);
        var isRoundedInward = side == Side.Buy ? (double)joined.Value > own : (double)joined.Value < own;
        return Safer(
            side,
            isRoundedInward ? Away(side, joined, increment) : joined,
            Away(side, increment.PriceOf(other), increment));
    }

    /// <summary>One step less likely to cross.</summary>
    public static Price Away(Side side, Price price, Increment increment) =>
        new(side == Side.Buy ? price.Value - increment.Value : price.Value + increment.Value);

    /// <summary>The safer of two resting prices.</summary>
    public static Price Safer(Side side, Price left, Price right) => (left < right) == (side == Side.Buy) ? left : right;

    /// <summary>The largest size on the increment whose value and fee fit into <paramref name="budget"/>.</summary>
    public static Quantity Affordable(Money budget, Price price, BasisPoints fee, Increment increment) =>
        increment.Floor(new Money(budget.Amount / (1 + fee.Fraction)) / price);
}

using Trading.Core.Market;
using Trading.Core.Orders;

namespace Trading.Core.Backtesting;

/// <summary>The checks by which a venue refuses an order before it looks at the book or at the account.</summary>
internal static class OrderGate
{
    /// <param name="order">As it arrived.</param>
    /// <param name="product">What the venue trades under that id.</param>
    /// <param name="status">Of the product.</param>
    /// <param name="lastPrice">Values a market order sized in base; zero where there is no price yet.</param>
    /// <returns>The reason to refuse it; null for none.</returns>
    public static VenueRejection? Check(VenueOrder order, Product product, ProductStatus status, Price lastPrice)
    {
        if (!IsTaken(order.Kind, status))
        {
            return VenueRejection.ProductUnavailable;
        }

        if (!IsSizeValid(order, product) || !IsLimitValid(order, product) || IsBelowMinimum(order, product, lastPrice))
        {
            return VenueRejection.InvalidSize;
        }

        return order.EndTime <= order.ArrivesAt ? VenueRejection.Other : null;
    }

    private static bool IsTaken(OrderKind kind, ProductStatus status) => kind switch
    {
        OrderKind.PostOnlyLimit => status is ProductStatus.Online or ProductStatus.PostOnly or ProductStatus.LimitOnly,
        OrderKind.MarketIoc => status is ProductStatus.Online,
        _ => false,
    };

    private static bool IsSizeValid(VenueOrder order, Product product) => order.IsSizedInQuote
        ? order is { Kind: OrderKind.MarketIoc, Side: Side.Buy, QuoteSize.IsPositive: true } && product.QuoteIncrement.Divides(order.QuoteSize.Amount)
        : order.BaseSize.IsPositive && product.BaseIncrement.Divides(order.BaseSize.Value);

    private static bool IsLimitValid(VenueOrder order, Product product) => order.Kind == OrderKind.MarketIoc
        || (order.LimitPrice is { Value: > 0 } limit && product.PriceIncrement.Divides(limit.Value));

    private static bool IsBelowMinimum(VenueOrder order, Product product, Price lastPrice)
    {
        var price = order.LimitPrice ?? lastPrice;
        var notional = order.IsSizedInQuote ? order.QuoteSize : price * order.BaseSize;
        return (order.IsSizedInQuote || price.Value > 0) && notional < product.MinNotional;
    }
}

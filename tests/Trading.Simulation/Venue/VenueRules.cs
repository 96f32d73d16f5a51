using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Simulation.Market;

namespace Trading.Simulation.Venue;

/// <summary>Why the simulated venue refuses an order as it arrives.</summary>
internal static class VenueRules
{
    public static VenueRejection? Refusal(VenueOrder order, SimVenue venue, SimMarket market)
    {
        var product = SimProducts.All[order.Product];
        var (bid, ask) = market.Book(order.Product, venue.Now);
        if (!IsTaken(order, venue.StatusOf(order.Product)))
        {
            return VenueRejection.ProductUnavailable;
        }

        var price = order.IsMarket ? (order.IsBuy ? ask : bid) : order.Limit;
        var notional = order.BaseSize > 0 ? price * order.BaseSize : order.QuoteSize;
        if (notional < product.MinNotional.Amount
            || !product.BaseIncrement.Divides(order.BaseSize)
            || !product.QuoteIncrement.Divides(order.QuoteSize)
            || !product.PriceIncrement.Divides(order.Limit))
        {
            return VenueRejection.InvalidSize;
        }

        if (order.EndTime <= venue.Now)
        {
            return VenueRejection.Other;
        }

        if (!order.IsMarket && (order.IsBuy ? order.Limit >= ask : order.Limit <= bid))
        {
            return VenueRejection.PostOnlyWouldCross;
        }

        return IsCovered(order, venue, notional) ? null : VenueRejection.InsufficientFunds;
    }

    private static bool IsTaken(VenueOrder order, ProductStatus status) => status switch
    {
        ProductStatus.Online => true,
        ProductStatus.PostOnly or ProductStatus.LimitOnly => !order.IsMarket,
        _ => false,
    };

    private static bool IsCovered(VenueOrder order, SimVenue venue, decimal notional)
    {
        if (!order.IsBuy)
        {
            var held = venue.Live.Where(o => o.Product == order.Product).Sum(o => o.BaseHeld);
            return venue.HoldingOf(order.Product) - held >= order.BaseSize;
        }

        var needed = order.QuoteSize > 0 ? notional : notional * (1 + SimVenue.TakerFee);
        return venue.Cash - venue.Live.Sum(o => o.CashHeld) >= needed;
    }
}

namespace Trading.FakeVenue;

/// <summary>What the venue checks before it takes an order.</summary>
internal static class OrderRules
{
    public static VenueRefusal? Refuse(VenueWorld world, VenueOrder order)
    {
        var product = order.Product;
        if (product.Status != "online" || product.IsTradingDisabled || product.IsCancelOnly)
        {
            return new("ORDER_ENTRY_DISABLED", "");
        }

        if (order.BaseSize % product.Step != 0 || order.BaseSize < 0 || order.QuoteSize < 0 || order.BaseSize + order.QuoteSize == 0)
        {
            return new("INVALID_SIZE_PRECISION", "PREVIEW_INVALID_SIZE_PRECISION");
        }

        if (order.Limit is { } limit && (limit % product.Tick != 0 || limit <= 0))
        {
            return new("INVALID_PRICE_PRECISION", "PREVIEW_INVALID_PRICE_PRECISION");
        }

        var price = order.Limit ?? (order.IsBuy ? product.Ask : product.Bid);
        if ((order.QuoteSize > 0 ? order.QuoteSize : order.BaseSize * price) < product.QuoteMin)
        {
            return new("UNKNOWN_FAILURE_REASON", "PREVIEW_INVALID_QUOTE_SIZE_TOO_SMALL");
        }

        if (order is { IsPostOnly: true, Limit: { } rest } && (order.IsBuy ? rest >= product.Ask : rest <= product.Bid))
        {
            return new("INVALID_LIMIT_PRICE_POST_ONLY", "PREVIEW_INVALID_LIMIT_PRICE_POST_ONLY");
        }

        return IsCovered(world, order, price) ? null : new("INSUFFICIENT_FUND", "PREVIEW_INSUFFICIENT_FUND");
    }

    private static bool IsCovered(VenueWorld world, VenueOrder order, decimal price) => order.IsBuy
        ? world.Balances.AvailableOf(order.Product.Quote) >= (order.QuoteSize > 0 ? order.QuoteSize : order.BaseSize * price * (1 + world.TakerRate))
        : world.Balances.AvailableOf(order.Product.Base) >= order.BaseSize;
}

using Trading.Core.Market;
using Trading.Core.Orders;

namespace Trading.Core.Execution;

/// <summary>One execution as a venue lists it, which names the venue's order and not ours.</summary>
/// <param name="VenueTradeId">By which it is applied once.</param>
/// <param name="VenueOrderId">The order that traded.</param>
/// <param name="Product">What was traded.</param>
/// <param name="Side">Which way.</param>
/// <param name="Price">Price paid or received.</param>
/// <param name="Quantity">Base units, whatever units the venue reported in.</param>
/// <param name="Fee">Quote currency, positive.</param>
/// <param name="Liquidity">Maker or taker.</param>
/// <param name="At">When the venue matched it.</param>
public sealed record ReportedFill(
    string VenueTradeId,
    string VenueOrderId,
    ProductId Product,
    Side Side,
    Price Price,
    Quantity Quantity,
    Money Fee,
    Liquidity Liquidity,
    Timestamp At)
{
    /// <summary>Quote currency exchanged, without the fee.</summary>
    public Money Notional => Price * Quantity;

    /// <summary>This execution as one of <paramref name="order"/>.</summary>
    public Fill Of(ClientOrderId order) => new(VenueTradeId, order, Product, Side, Price, Quantity, Fee, Liquidity, At);
}

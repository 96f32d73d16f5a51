using Trading.Core.Market;

namespace Trading.Core.Orders;

/// <summary>One execution as the venue reported it.</summary>
/// <param name="VenueTradeId">The venue's id, by which a fill is applied once.</param>
/// <param name="Order">Our id of the order.</param>
/// <param name="Product">What was traded.</param>
/// <param name="Side">Which way.</param>
/// <param name="Price">Price paid or received.</param>
/// <param name="Quantity">Base units.</param>
/// <param name="Fee">Quote currency, positive.</param>
/// <param name="Liquidity">Maker or taker.</param>
/// <param name="At">When the venue matched it.</param>
public sealed record Fill(
    string VenueTradeId,
    ClientOrderId Order,
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

    /// <summary>Base units of a report whose size may be in quote currency (<c>size_in_quote</c>).</summary>
    public static Quantity QuantityOf(decimal size, bool isSizeInQuote, Price price) =>
        isSizeInQuote ? new Money(size) / price : new Quantity(size);
}

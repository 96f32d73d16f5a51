using Trading.Core;
using Trading.Core.Market;
using Trading.Core.Orders;

namespace Trading.Runtime.Jobs;

/// <summary>An order that is not finished.</summary>
/// <param name="Id">Ours.</param>
/// <param name="Product">Of what.</param>
/// <param name="Side">Buy or sell.</param>
/// <param name="Leg">Of an entry or of an exit.</param>
/// <param name="State">Where it stands; unknown where its outcome is not known.</param>
/// <param name="CreatedAt">When it was decided.</param>
/// <param name="Kind">Market or limit.</param>
/// <param name="LimitPrice">Its limit; null for a market order.</param>
/// <param name="BaseSize">Base units; zero for an order sized in quote currency.</param>
/// <param name="QuoteSize">Quote currency; zero for an order sized in base units.</param>
/// <param name="Reserved">Cash that it may still cost, quote currency.</param>
public sealed record HealthOrder(
    ClientOrderId Id,
    ProductId Product,
    Side Side,
    OrderLeg Leg,
    OrderState State,
    Timestamp CreatedAt,
    OrderKind Kind,
    Price? LimitPrice,
    Quantity BaseSize,
    Money QuoteSize,
    Money Reserved)
{
    internal static HealthOrder Of(Order order) => new(
        order.Id,
        order.Intent.Product,
        order.Intent.Side,
        order.Intent.Leg,
        order.State,
        order.Intent.CreatedAt,
        order.Intent.Kind,
        order.Intent.LimitPrice,
        order.Intent.BaseSize,
        order.Intent.QuoteSize,
        order.Reserved);
}

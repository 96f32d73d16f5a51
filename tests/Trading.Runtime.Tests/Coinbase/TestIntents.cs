using Trading.Core;
using Trading.Core.Market;
using Trading.Core.Orders;

namespace Trading.Runtime.Tests.Coinbase;

/// <summary>Orders for tests; each slot gives another id.</summary>
internal static class TestIntents
{
    public static readonly Timestamp T0 = Timestamp.Utc(2025, 3, 5, 12);
    public static readonly ProductId Btc = ProductId.Parse("BTC-USD");

    public static OrderIntent Limit(
        decimal size = 0.01m, decimal price = 59_990m, Side side = Side.Buy, int number = 0, Timestamp? end = null) => Base(Btc, side, number) with
        {
            Kind = OrderKind.PostOnlyLimit,
            BaseSize = new Quantity(size),
            LimitPrice = new Price(price),
            EndTime = end,
            ReservedNotional = new Money(side == Side.Buy ? size * price * 1.012m : 0),
        };

    public static OrderIntent MarketBuy(decimal spend = 100, int number = 0) => Base(Btc, Side.Buy, number) with
    {
        QuoteSize = new Money(spend), ReservedNotional = new Money(spend),
    };

    public static OrderIntent MarketSell(decimal size, int number = 0) => Base(Btc, Side.Sell, number) with { BaseSize = new Quantity(size) };

    public static OrderIntent Base(ProductId product, Side side, int number)
    {
        var slot = T0.AddMs(number * 900_000L);
        var leg = side == Side.Buy ? OrderLeg.Entry : OrderLeg.Exit;
        return new OrderIntent
        {
            Id = ClientOrderId.Derive("test", slot, product, side, leg, 0),
            Product = product,
            Side = side,
            Leg = leg,
            Kind = OrderKind.MarketIoc,
            BaseSize = Quantity.Zero,
            QuoteSize = Money.Zero,
            Slot = slot,
            CreatedAt = slot,
            Attempt = 0,
            DecisionMid = new Price(60_000),
            ReservedNotional = Money.Zero,
            Exit = leg == OrderLeg.Exit ? ExitReason.Stop : null,
        };
    }

    public static Order InFlight(OrderIntent intent) => new(intent, OrderState.InFlight, intent.CreatedAt);

    public static Order Open(OrderIntent intent, string venueId) => new(intent, OrderState.Open, intent.CreatedAt) { VenueOrderId = venueId };
}

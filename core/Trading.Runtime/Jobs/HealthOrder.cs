using Trading.Core.Market;
using Trading.Core.Orders;

namespace Trading.Runtime.Jobs;

/// <summary>An order that is not finished.</summary>
public sealed record HealthOrder(ClientOrderId Id, ProductId Product, Side Side, OrderLeg Leg, OrderState State, Timestamp CreatedAt);

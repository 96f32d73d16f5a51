using Trading.Core.Market;
using Trading.Core.Orders;

namespace Trading.Core.Backtesting;

/// <summary>An order or a cancel on its way to the venue.</summary>
/// <param name="ArrivesAt">When it gets there; messages of one instant are handled in the order in which they were sent.</param>
/// <param name="Id">The order meant.</param>
/// <param name="Order">The new order; null for a cancel.</param>
public sealed record VenueMessage(Timestamp ArrivesAt, ClientOrderId Id, VenueOrder? Order);

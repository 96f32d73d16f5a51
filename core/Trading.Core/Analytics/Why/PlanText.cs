using Trading.Core.Market;
using Trading.Core.Orders;

namespace Trading.Core.Analytics.Why;

/// <summary>How the first order of an entry was priced.</summary>
/// <param name="Kind">Resting or crossing.</param>
/// <param name="Limit">Limit of a resting order; null for a market order.</param>
/// <param name="Mid">Mid at the decision; the last price where no quote was seen.</param>
/// <param name="Bid">Best bid; null where no quote was seen.</param>
/// <param name="Ask">Best ask; null where no quote was seen.</param>
/// <param name="CancelAt">When a resting order is cancelled; null for a market order.</param>
/// <param name="Why">Why this price and route.</param>
public sealed record PlanText(OrderKind Kind, Price? Limit, double Mid, double? Bid, double? Ask, Timestamp? CancelAt, string Why);

using Trading.Core.Market;
using Trading.Core.Orders;

namespace Trading.Core.Backtesting.Paper;

/// <summary>What our market orders took of one displayed book, quote currency: a second order cannot take it again.</summary>
/// <param name="Product">The product.</param>
/// <param name="Side">The side of our orders.</param>
/// <param name="BookAt">Stamp of the book.</param>
/// <param name="Notional">Value taken.</param>
public readonly record struct TakenDepth(ProductId Product, Side Side, Timestamp BookAt, Money Notional);

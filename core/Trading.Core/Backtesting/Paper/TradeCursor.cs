using System.Collections.Immutable;
using Trading.Core.Market;

namespace Trading.Core.Backtesting.Paper;

/// <summary>Up to where a product's trades were taken.</summary>
/// <param name="Product">The product.</param>
/// <param name="At">The newest trade taken, or the arrival of the first order that waits for trades.</param>
/// <param name="Recent">
/// Trades taken shortly before <paramref name="At"/>, in the order of their times: venues list late, so that stretch is read again.
/// </param>
public sealed record TradeCursor(ProductId Product, Timestamp At, ImmutableArray<TakenTrade> Recent);

using Trading.Core.Market;

namespace Trading.Core.Backtesting;

/// <summary>What our orders have taken of a product's newest traded candle.</summary>
/// <param name="Product">The product.</param>
/// <param name="CandleOpen">Open time of the candle.</param>
/// <param name="Quantity">Base units, bought and sold together.</param>
public readonly record struct TakenVolume(ProductId Product, Timestamp CandleOpen, Quantity Quantity);

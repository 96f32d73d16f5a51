using Trading.Core.Market;

namespace Trading.Runtime.Ports;

/// <summary>A product's market at this moment.</summary>
/// <param name="LastPrice">Last price traded, quote currency; NaN where unknown.</param>
/// <param name="Quote">Best bid and ask with depth; the default where the source has none.</param>
public readonly record struct MarketTick(double LastPrice, Quote Quote);

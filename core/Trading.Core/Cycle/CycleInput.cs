using Trading.Core.Features;
using Trading.Core.Market;

namespace Trading.Core.Cycle;

/// <summary>
/// What a decision may know of the world: the market and the features of the same products in the same order. The owner refills both
/// each cycle; a decision only reads them.
/// </summary>
public sealed class CycleInput(MarketSnapshot market, FeatureBoard features)
{
    public MarketSnapshot Market { get; } = market;

    public FeatureBoard Features { get; } = features;

    /// <summary>The cycle's scheduled time. Candles complete at or before it are known.</summary>
    public Timestamp Slot { get; set; }
}

namespace Trading.Core.MarketData.Synthetic;

/// <summary>What one product does in one quarter-hour.</summary>
/// <param name="LogOpen">Log price at the start.</param>
/// <param name="Smooth">Log return without the jump.</param>
/// <param name="Jump">Log size of what happens at once; 0 = nothing.</param>
/// <param name="MarketSd">Standard deviation of the part that comes from the market factor.</param>
/// <param name="OwnSd">Standard deviation of the product's own part.</param>
/// <param name="QuoteVolume">Traded value, quote currency.</param>
internal readonly record struct ProductMove(
    double LogOpen, double Smooth, double Jump, double MarketSd, double OwnSd, double QuoteVolume)
{
    public double LogClose => LogOpen + Smooth + Jump;

    public double Variance => (MarketSd * MarketSd) + (OwnSd * OwnSd);
}

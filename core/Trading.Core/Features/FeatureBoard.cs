using Trading.Core.Market;

namespace Trading.Core.Features;

/// <summary>
/// The features of every product, in the row order of the market snapshot, with the regime they add up to.
/// The owner refills it each cycle; a decision only reads it.
/// </summary>
public sealed class FeatureBoard
{
    public FeatureBoard(int count)
    {
        Values = new FeatureValues[count];
        Array.Fill(Values, FeatureValues.Unavailable);
    }

    /// <summary>One entry a product.</summary>
    public FeatureValues[] Values { get; }

    public int Count => Values.Length;

    public RegimeReading Regime { get; set; } = RegimeReading.Unknown;
}

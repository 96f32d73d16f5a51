namespace Trading.Core.MarketData.Synthetic;

/// <summary>The condition after which a planted edge shifts the drift.</summary>
public enum PlantedEdgeKind
{
    /// <summary>Price a threshold below the mean of its last 20 hourly prices: it then tends to recover.</summary>
    MeanReversion,

    /// <summary>Price within 0.5 % of its 24 h high and a threshold above its price 24 h ago: it then tends to go on.</summary>
    Momentum,

    /// <summary>Price a threshold above its price an hour ago: it then tends to go on.</summary>
    Burst,
}

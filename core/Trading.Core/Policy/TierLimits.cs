namespace Trading.Core.Policy;

/// <summary>Liquidity a tier asks for.</summary>
public sealed record TierLimits
{
    /// <summary>Largest median spread, full, bps.</summary>
    public required double SpreadBpsMax { get; init; }

    /// <summary>Smallest 24 h volume, quote currency.</summary>
    public required double QuoteVolume24hMin { get; init; }

    /// <summary>Smallest depth within 20 bps, quote currency.</summary>
    public required double DepthNotionalMin { get; init; }

    /// <summary>24 h volume at which an unlisted product joins this tier, quote currency.</summary>
    public required double DiscoveryVolume24hMin { get; init; }

    /// <summary>Most products that may join this way.</summary>
    public required int DiscoveryProductsMax { get; init; }

    /// <summary>Most products in this tier; the largest by volume stay.</summary>
    public required int ProductsMax { get; init; }
}

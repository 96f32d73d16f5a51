using System.ComponentModel.DataAnnotations;

namespace Trading.Core.Policy;

/// <summary>Liquidity a tier asks for.</summary>
public sealed record TierLimits
{
    /// <summary>Largest median spread, full, bps.</summary>
    [Range(0, 10_000)]
    public required double SpreadBpsMax { get; init; }

    /// <summary>Smallest 24 h volume, quote currency.</summary>
    [Range(0, 1e12)]
    public required double QuoteVolume24hMin { get; init; }

    /// <summary>Smallest depth within 20 bps, quote currency.</summary>
    [Range(0, 1e12)]
    public required double DepthNotionalMin { get; init; }

    /// <summary>24 h volume at which an unlisted product joins this tier, quote currency.</summary>
    [Range(0, 1e12)]
    public required double DiscoveryVolume24hMin { get; init; }

    /// <summary>Most products that may join this way.</summary>
    [Range(0, 1000)]
    public required int DiscoveryProductsMax { get; init; }

    /// <summary>Most products in this tier; the largest by volume stay.</summary>
    [Range(0, 1000)]
    public required int ProductsMax { get; init; }
}

using System.ComponentModel.DataAnnotations;
using Trading.Core.Market;

namespace Trading.Core.Policy;

/// <summary>Which products may be bought, judged on what was known at the time.</summary>
public sealed record UniversePolicy
{
    /// <summary>Products in any other quote currency are left out.</summary>
    public required string QuoteCurrency { get; init; }

    /// <summary>Base assets that are never bought.</summary>
    public required IReadOnlyList<string> NeverTrade { get; init; }

    /// <summary>Temporary bans.</summary>
    public required IReadOnlyList<RedFlag> RedFlags { get; init; }

    /// <summary>The compliance list.</summary>
    public required CompliancePolicy Compliance { get; init; }

    /// <summary>Base assets of tier 1.</summary>
    public required IReadOnlyList<string> Tier1 { get; init; }

    /// <summary>Base assets of tier 2.</summary>
    public required IReadOnlyList<string> Tier2 { get; init; }

    /// <summary>Limits of tier 1.</summary>
    public required TierLimits T1 { get; init; }

    /// <summary>Limits of tier 2.</summary>
    public required TierLimits T2 { get; init; }

    /// <summary>Limits of tier 3.</summary>
    public required TierLimits T3 { get; init; }

    /// <summary>Largest median spread in any tier, full, bps.</summary>
    [Range(0, 10_000)]
    public required double SpreadBpsMax { get; init; }

    /// <summary>A tier 2 product with at least this share of the volume floor passes ...</summary>
    [Range(0, 1)]
    public required double NearThresholdShare { get; init; }

    /// <summary>... if its spread is at most this, bps.</summary>
    [Range(0, 10_000)]
    public required double NearThresholdSpreadBpsMax { get; init; }

    /// <summary>A tier 3 product must have been listed this long, hours.</summary>
    [Range(0, 87_600)]
    public required int Tier3AgeHoursMin { get; init; }

    /// <summary>Most products in all.</summary>
    [Range(1, 1000)]
    public required int ProductsMax { get; init; }

    /// <summary>Whether products on no tier list may enter by volume.</summary>
    public required bool IsDiscoveryOn { get; init; }

    /// <summary>Membership is judged anew this often.</summary>
    [Range(1, 1440)]
    public required int RefreshMinutes { get; init; }

    /// <summary>A member leaves after this many failing judgements in a row.</summary>
    [Range(1, 1000)]
    public required int FailuresToLeave { get; init; }

    /// <summary>With fewer eligible products no new risk is taken.</summary>
    [Range(0, 1000)]
    public required int EligibleMin { get; init; }

    /// <summary>A product whose last candle is older is stale.</summary>
    [Range(1, 604_800)]
    public required int CandleAgeSecondsMax { get; init; }

    /// <summary>The limits of one tier.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The product has no tier.</exception>
    public TierLimits For(Tier tier) => tier switch
    {
        Tier.T1 => T1,
        Tier.T2 => T2,
        Tier.T3 => T3,
        _ => throw new ArgumentOutOfRangeException(nameof(tier), tier, "expected T1, T2 or T3"),
    };
}

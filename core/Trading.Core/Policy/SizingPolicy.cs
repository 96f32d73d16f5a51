using System.ComponentModel.DataAnnotations;

namespace Trading.Core.Policy;

/// <summary>How large a proposal is, percent of NAV.</summary>
public sealed record SizingPolicy
{
    /// <summary>Base size by tier.</summary>
    [Range(0, 100)]
    public required TierValues BasePctNav { get; init; }

    /// <summary>Loss at the stop, which bounds the size.</summary>
    [Range(0, 100, MinimumIsExclusive = true)]
    public required decimal RiskPerTradePctNav { get; init; }

    /// <summary>Annualised volatility above which sizes shrink; 0 turns it off.</summary>
    [Range(0, 1000)]
    public required decimal VolTargetPct { get; init; }

    /// <summary>Volatility is taken as at least this.</summary>
    [Range(0, 1000, MinimumIsExclusive = true)]
    public required decimal VolFloorPct { get; init; }
}

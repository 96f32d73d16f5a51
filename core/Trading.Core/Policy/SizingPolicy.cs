namespace Trading.Core.Policy;

/// <summary>How large a proposal is, percent of NAV.</summary>
public sealed record SizingPolicy
{
    /// <summary>Base size by tier.</summary>
    public required TierValues BasePctNav { get; init; }

    /// <summary>Loss at the stop, which bounds the size.</summary>
    public required decimal RiskPerTradePctNav { get; init; }

    /// <summary>Annualised volatility above which sizes shrink; 0 turns it off.</summary>
    public required decimal VolTargetPct { get; init; }

    /// <summary>Volatility is taken as at least this.</summary>
    public required decimal VolFloorPct { get; init; }
}

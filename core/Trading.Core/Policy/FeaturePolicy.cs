namespace Trading.Core.Policy;

/// <summary>When a feature may be used.</summary>
public sealed record FeaturePolicy
{
    /// <summary>Largest share of missing quarter-hours in a feature's window, percent.</summary>
    public required double HoleShareMaxPct { get; init; }
}

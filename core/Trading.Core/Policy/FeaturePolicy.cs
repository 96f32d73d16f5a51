using System.ComponentModel.DataAnnotations;

namespace Trading.Core.Policy;

/// <summary>When a feature may be used.</summary>
public sealed record FeaturePolicy
{
    /// <summary>Largest share of missing quarter-hours in a feature's window, percent.</summary>
    [Range(0, 100)]
    public required double HoleShareMaxPct { get; init; }
}

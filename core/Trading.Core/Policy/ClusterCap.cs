using System.ComponentModel.DataAnnotations;

namespace Trading.Core.Policy;

/// <summary>A cap on a group of related assets.</summary>
public sealed record ClusterCap
{
    /// <summary>Most in the group, percent of NAV.</summary>
    [Range(0, 100, MinimumIsExclusive = true)]
    public required decimal CapPctNav { get; init; }

    /// <summary>Base assets of the group.</summary>
    public required IReadOnlyList<string> Assets { get; init; }
}

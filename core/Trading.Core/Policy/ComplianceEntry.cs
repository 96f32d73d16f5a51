using System.ComponentModel.DataAnnotations;

namespace Trading.Core.Policy;

/// <summary>One asset's judgement.</summary>
public sealed record ComplianceEntry
{
    /// <summary>Base asset.</summary>
    [Key]
    public required string Asset { get; init; }

    /// <summary>Why it was judged so.</summary>
    public required string Reason { get; init; }

    /// <summary>Whose judgement it is.</summary>
    public required string Source { get; init; }
}

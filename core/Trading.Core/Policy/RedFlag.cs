using System.ComponentModel.DataAnnotations;
using Trading.Core.Market;

namespace Trading.Core.Policy;

/// <summary>A temporary ban of one asset.</summary>
public sealed record RedFlag
{
    /// <summary>Base asset.</summary>
    [Key]
    public required string Asset { get; init; }

    /// <summary>When it was flagged.</summary>
    public required Timestamp From { get; init; }

    /// <summary>How long the ban lasts.</summary>
    [Range(1, 87_600)]
    public required int Hours { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }
}

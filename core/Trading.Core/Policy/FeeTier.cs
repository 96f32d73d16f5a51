using System.ComponentModel.DataAnnotations;

namespace Trading.Core.Policy;

/// <summary>Fees from a 30-day volume on.</summary>
public sealed record FeeTier
{
    /// <summary>Quote volume of the last 30 days from which it applies.</summary>
    [Key]
    [Range(0, 1e12)]
    public required decimal Volume30dMin { get; init; }

    /// <summary>Fee of a resting fill, bps.</summary>
    [Range(-100, 1000)]
    public required decimal MakerBps { get; init; }

    /// <summary>Fee of a crossing fill, bps.</summary>
    [Range(0, 1000)]
    public required decimal TakerBps { get; init; }
}

using System.ComponentModel.DataAnnotations;
using Trading.Core.Market;

namespace Trading.Core.Policy;

/// <summary>Fees from a date on.</summary>
public sealed record FeePeriod
{
    /// <summary>First instant at which they apply.</summary>
    [Key]
    public required Timestamp From { get; init; }

    /// <summary>By 30-day volume, ascending.</summary>
    public required IReadOnlyList<FeeTier> Tiers { get; init; }
}

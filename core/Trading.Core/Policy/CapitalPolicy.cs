using System.ComponentModel.DataAnnotations;

namespace Trading.Core.Policy;

/// <summary>Steps in which live trading grows into its caps, percent of them. They ascend.</summary>
public sealed record CapitalPolicy
{
    /// <summary>The first real money: small enough to lose.</summary>
    [Range(0, 100, MinimumIsExclusive = true)]
    public required decimal CanaryPct { get; init; }

    /// <summary>The second step.</summary>
    [Range(0, 100, MinimumIsExclusive = true)]
    public required decimal QuarterPct { get; init; }

    /// <summary>The third step; the fourth is all.</summary>
    [Range(0, 100, MinimumIsExclusive = true)]
    public required decimal HalfPct { get; init; }

    /// <summary>Fewest days at a step before the next.</summary>
    [Range(1, 3650)]
    public required int DaysMin { get; init; }

    /// <summary>Fewest closed trades at a step before the next.</summary>
    [Range(1, 1_000_000)]
    public required int TradesMin { get; init; }
}

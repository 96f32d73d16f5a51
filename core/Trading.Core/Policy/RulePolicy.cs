using System.ComponentModel.DataAnnotations;

namespace Trading.Core.Policy;

/// <summary>How one signal's trigger is traded. A missing stop, target or hold means none.</summary>
public sealed record RulePolicy
{
    /// <summary>Signal name.</summary>
    [Key]
    public required string Signal { get; init; }

    /// <summary>Stop below entry, percent.</summary>
    [Range(0, 100, MinimumIsExclusive = true)]
    public required decimal? StopPct { get; init; }

    /// <summary>Target above entry, percent.</summary>
    [Range(0, 10_000, MinimumIsExclusive = true)]
    public required decimal? TargetPct { get; init; }

    /// <summary>Longest holding, hours.</summary>
    [Range(1, 87_600)]
    public required int? MaxHoldHours { get; init; }

    /// <summary>Scales the size.</summary>
    [Range(0, 100, MinimumIsExclusive = true)]
    public required decimal SizeMultiplier { get; init; }

    /// <summary>Only with a 60 m return above this, percent.</summary>
    [Range(-100, 1000)]
    public required double? Return60mPctMin { get; init; }

    /// <summary>Not in these regimes.</summary>
    public required IReadOnlyList<string> ExcludedRegimes { get; init; }
}

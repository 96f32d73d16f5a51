namespace Trading.Core.Policy;

/// <summary>How one signal's trigger is traded. A missing stop, target or hold means none.</summary>
public sealed record RulePolicy
{
    /// <summary>Signal name.</summary>
    public required string Signal { get; init; }

    /// <summary>Stop below entry, percent.</summary>
    public required decimal? StopPct { get; init; }

    /// <summary>Target above entry, percent.</summary>
    public required decimal? TargetPct { get; init; }

    /// <summary>Longest holding, hours.</summary>
    public required int? MaxHoldHours { get; init; }

    /// <summary>Scales the size.</summary>
    public required decimal SizeMultiplier { get; init; }

    /// <summary>Only with a 60 m return above this, percent.</summary>
    public required double? Return60mPctMin { get; init; }

    /// <summary>Not in these regimes.</summary>
    public required IReadOnlyList<string> ExcludedRegimes { get; init; }
}

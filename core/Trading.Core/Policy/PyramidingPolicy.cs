using System.ComponentModel.DataAnnotations;

namespace Trading.Core.Policy;

/// <summary>Adding to an open position.</summary>
public sealed record PyramidingPolicy
{
    /// <summary>Whether it is allowed.</summary>
    public required bool IsOn { get; init; }

    /// <summary>Least time between adds.</summary>
    [Range(0, 604_800)]
    public required int SpacingSeconds { get; init; }

    /// <summary>Most adds in 24 h.</summary>
    [Range(0, 1000)]
    public required int AddsPerDayMax { get; init; }
}

using System.ComponentModel.DataAnnotations;

namespace Trading.Core.Policy;

/// <summary>When it is too long without a trigger.</summary>
public sealed record NoSignalsPolicy
{
    /// <summary>Hours since the last trigger; cycles in which the regime is in cash do not count.</summary>
    [Range(0, 8760, MinimumIsExclusive = true)]
    public required double Hours { get; init; }
}

using System.ComponentModel.DataAnnotations;

namespace Trading.Core.Policy;

/// <summary>When it is too long without an entry.</summary>
public sealed record NoTradesPolicy
{
    /// <summary>Hours since the last entry that filled; cycles that may buy nothing do not count.</summary>
    [Range(0, 8760, MinimumIsExclusive = true)]
    public required double Hours { get; init; }

    /// <summary>Fewest triggers since then that policy did not hold back.</summary>
    [Range(1, 1_000_000)]
    public required int SignalsMin { get; init; }
}

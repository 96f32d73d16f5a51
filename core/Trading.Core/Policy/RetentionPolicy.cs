using System.ComponentModel.DataAnnotations;

namespace Trading.Core.Policy;

/// <summary>
/// What is kept of an account, and how long. What explains a trade, open or closed, is kept for ever whatever stands here: the records of
/// the cycles that decided its orders, their inputs and their policy, and every fill and trade.
/// </summary>
public sealed record RetentionPolicy
{
    /// <summary>Days for which everything is kept. After that, of a cycle without an order only what it came to is left.</summary>
    [Range(1, 36_500)]
    public required int FullDays { get; init; }

    /// <summary>Days after which what is left of such a cycle is removed too.</summary>
    [Range(1, 36_500)]
    public required int SummaryDays { get; init; }
}

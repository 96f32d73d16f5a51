using System.ComponentModel.DataAnnotations;

namespace Trading.Core.Policy;

/// <summary>
/// How long everything is kept. What explains a trade, open or closed, is kept for ever whatever stands here: the records of cycles that
/// sent, filled or held back an order, their inputs, every policy, every fill and every trade.
/// </summary>
public sealed record RetentionPolicy
{
    /// <summary>Days after which a cycle that touched no order is compacted to what it came to.</summary>
    [Range(1, 36_500)]
    public required int FullDays { get; init; }
}

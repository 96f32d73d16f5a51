using Trading.Core.Policy;

namespace Trading.Core.Evidence.Costs;

/// <summary>A policy under other costs or with other capital; what it guesses is the same.</summary>
/// <param name="Axis">What was changed.</param>
/// <param name="Value">For people: a multiple such as 1.5x, or the name of a fee schedule.</param>
/// <param name="Multiple">Of the policy's own value, 1 for the base point; null of a named fee schedule.</param>
/// <param name="Policy">With the change.</param>
/// <param name="FeeSchedule">The one of the policy to run under.</param>
public sealed record CostVariant(CostAxisKind Axis, string Value, decimal? Multiple, TradingPolicy Policy, string FeeSchedule)
{
    /// <summary>Whether nothing was changed: every axis has this point.</summary>
    public bool IsBase => Multiple == 1;
}

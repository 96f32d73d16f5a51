using Trading.Core;
using Trading.Core.Evidence.Gate;

namespace Trading.Runtime.Governance;

/// <summary>One of the criteria of the decision gate and how the evidence met it.</summary>
/// <param name="Code">Names the criterion, such as <c>deflated_sharpe</c>.</param>
/// <param name="Value">The number found; NaN where the evidence has none.</param>
/// <param name="Threshold">The number it is held against.</param>
/// <param name="IsMet">Whether it is met.</param>
/// <param name="Evidence">What the number was taken from, for people.</param>
public sealed record GateCriterion(string Code, double Value, double Threshold, bool IsMet, string Evidence)
{
    /// <summary>As a verdict keeps it.</summary>
    public static GateCriterion Of(CriterionResult result) =>
        new(result.Code.ToCode(), result.Value, result.Threshold, result.IsMet, result.Evidence);
}

using System.Collections.Immutable;

namespace Trading.Core.Evidence.Gate;

/// <summary>What the gate says, with every question it asked.</summary>
/// <param name="Criteria">One result a criterion, in the order of <see cref="GateCriterionCode"/>.</param>
public sealed record GateDecision(ImmutableArray<CriterionResult> Criteria)
{
    /// <summary>GO takes every criterion.</summary>
    public bool IsGo => !Criteria.IsEmpty && Criteria.All(c => c.IsMet);

    /// <summary>What stands against it.</summary>
    public IEnumerable<CriterionResult> Unmet => Criteria.Where(c => !c.IsMet);
}

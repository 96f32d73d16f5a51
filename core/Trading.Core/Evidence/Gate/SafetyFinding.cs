namespace Trading.Core.Evidence.Gate;

/// <summary>One breaker of a policy against the loosest limit at which it counts as switched on.</summary>
/// <param name="Path">Where it stands in the policy.</param>
/// <param name="Value">What the policy says.</param>
/// <param name="Limit">The loosest it may be.</param>
public readonly record struct SafetyFinding(string Path, double Value, double Limit)
{
    public bool IsOn => Value <= Limit;
}

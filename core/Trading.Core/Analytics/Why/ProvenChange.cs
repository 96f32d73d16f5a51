namespace Trading.Core.Analytics.Why;

/// <summary>One change of one thing that takes a product past the check that stopped it, found and proven by deciding again with it. A policy with it is one that would be accepted.</summary>
/// <param name="Name">What would have to change: a path in the policy, a feature, or something of market or account.</param>
/// <param name="From">What it was.</param>
/// <param name="To">What it would have to be: the least change that is enough, rounded to few digits.</param>
/// <param name="Share">The change as a share of the larger of both values; 1 for what is not a number.</param>
/// <param name="IsPolicy">Whether it is a rule of ours, not a fact of market or account.</param>
/// <param name="Then">What stops the product then; <see cref="WhyStage.Through"/> where nothing does.</param>
public sealed record ProvenChange(string Name, string From, string To, double Share, bool IsPolicy, Stop Then)
{
    /// <summary>Whether this change alone lets the product through.</summary>
    public bool IsEnough => Then.Stage == WhyStage.Through;

    public override string ToString() => IsEnough
        ? $"{Name} at {To} (was {From})"
        : $"{Name} at {To} (was {From}); then {Then.Stage.ToCode()}: {Then.Reason}: {Then.Text}";
}

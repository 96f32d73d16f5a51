using Trading.Core.Market;

namespace Trading.Simulation;

/// <summary>An invariant that did not hold.</summary>
/// <param name="Invariant">Which of the specification's.</param>
/// <param name="At">When, by the venue's clock.</param>
/// <param name="What">What was found.</param>
internal sealed record Violation(Invariant Invariant, Timestamp At, string What)
{
    public override string ToString() => $"{Invariant} at {At}: {What}";
}

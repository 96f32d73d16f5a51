namespace Trading.Simulation;

/// <summary>What a run came to.</summary>
/// <param name="Violations">Every invariant that did not hold, in the order in which it was found.</param>
/// <param name="TraceHash">Hash of everything that left a process.</param>
/// <param name="Counts">What happened in it, to prove that it happens.</param>
/// <param name="Lines">The trace, where it was kept.</param>
internal sealed record SimResult(IReadOnlyList<Violation> Violations, ulong TraceHash, SimCounts Counts, IReadOnlyList<string> Lines)
{
    public bool IsGood => Violations.Count == 0;
}

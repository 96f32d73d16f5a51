namespace Trading.Runtime.Cycles;

/// <summary>How a cycle ended.</summary>
public enum CycleOutcomeKind
{
    Executed,
    NoTrade,

    /// <summary>It was not run: another instance, another run or the clock was first.</summary>
    Skipped,

    /// <summary>It was broken off. What it had committed stands, and the next cycle goes on from there.</summary>
    Failed,
}

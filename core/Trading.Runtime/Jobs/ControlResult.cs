using Trading.Runtime.Cycles;

namespace Trading.Runtime.Jobs;

/// <summary>What came of an operator's command.</summary>
/// <param name="Sequence">Its place in the account's queue.</param>
/// <param name="Outcome">Of the cycle that was to carry it out.</param>
/// <param name="IsDone">Whether it was carried out; otherwise the next cycle does.</param>
public sealed record ControlResult(long Sequence, CycleOutcome Outcome, bool IsDone);

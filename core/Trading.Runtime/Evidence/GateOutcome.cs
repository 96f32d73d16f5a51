using Trading.Runtime.Backtests;

namespace Trading.Runtime.Evidence;

/// <summary>A gate report and what it took.</summary>
/// <param name="Report">What was said.</param>
/// <param name="Run">What became of the slices.</param>
public sealed record GateOutcome(GateReport Report, RunOutcome Run);

using Trading.Core.Analytics;

namespace Trading.Runtime.Runs;

/// <summary>The variants of a sweep or walk-forward.</summary>
/// <param name="File">Text of a sweep.yaml.</param>
/// <param name="Objective">What a variant is ranked by.</param>
/// <param name="TradesMin">Fewer trades and a variant is not ranked.</param>
public sealed record RunSweep(string File, Objective Objective, int TradesMin);

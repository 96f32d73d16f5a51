using Trading.Core.Analytics;

namespace Trading.Runtime.Sweeps;

/// <summary>What one variant of a sweep came to.</summary>
/// <param name="Index">Place among the variants, from 0.</param>
/// <param name="Values">One a key.</param>
/// <param name="PolicyHash">Of the variant.</param>
/// <param name="DecisionHash">Of the variant.</param>
/// <param name="TrialId">Its trial in the ledger.</param>
/// <param name="ReturnsHash">Names its stored daily returns.</param>
/// <param name="Score">By the sweep's objective; null where it is not defined or there are too few trades.</param>
/// <param name="Summary">Its figures.</param>
public sealed record SweepRow(
    int Index,
    IReadOnlyList<string> Values,
    string PolicyHash,
    string DecisionHash,
    string TrialId,
    string ReturnsHash,
    double? Score,
    RunSummary Summary);

using System.Collections.Immutable;
using Trading.Core.Market;
using Trading.Core.Policy;

namespace Trading.Runtime.Audit;

/// <summary>A time in which an account was traded by one policy.</summary>
/// <param name="Hash">Of the policy.</param>
/// <param name="From">Slot of its first cycle.</param>
/// <param name="To">Slot of its last.</param>
/// <param name="Cycles">Cycles that it decided.</param>
/// <param name="Trades">Trades entered in this time, closed or open.</param>
/// <param name="Problem">Why its rules cannot be read back; null where they can.</param>
/// <param name="Changes">What changed from the policy before; empty for the first, and where either cannot be read.</param>
public sealed record PolicySpan(
    string Hash, Timestamp From, Timestamp To, int Cycles, int Trades, string? Problem, ImmutableArray<PolicyChange> Changes);

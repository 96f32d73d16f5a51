using Trading.Core.Market;

namespace Trading.Runtime.Comparisons;

/// <summary>Cycles in a row that decided by one policy.</summary>
/// <param name="Hash">The policy.</param>
/// <param name="First">Slot of the first.</param>
/// <param name="Last">Slot of the last.</param>
internal readonly record struct PolicyRun(string Hash, Timestamp First, Timestamp Last);

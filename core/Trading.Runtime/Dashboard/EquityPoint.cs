using Trading.Core;
using Trading.Core.Market;

namespace Trading.Runtime.Dashboard;

/// <summary>An account's value at a time.</summary>
/// <param name="At">Slot of a cycle; of the last point the time of the last commit.</param>
/// <param name="Nav">Cash and holdings at their marks, quote currency.</param>
/// <param name="DrawdownPct">Below the highest value shown so far, percent, 0 or more; money moved in or out is no rise and no fall.</param>
public sealed record EquityPoint(Timestamp At, Money Nav, decimal DrawdownPct);

using Trading.Core.Market;

namespace Trading.Core.Evidence.Gate;

/// <summary>The result of one window.</summary>
/// <param name="From">First day.</param>
/// <param name="ReturnPct">Net return over the window, percent.</param>
public readonly record struct GateWindow(Timestamp From, double ReturnPct);

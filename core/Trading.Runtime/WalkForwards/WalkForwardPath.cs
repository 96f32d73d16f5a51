using Trading.Core.Analytics;
using Trading.Core.Backtesting;

namespace Trading.Runtime.WalkForwards;

/// <summary>Out-of-sample parts of all windows, linked: each starts anew from flat cash, and their returns multiply.</summary>
/// <param name="Summary">Figures of the whole path.</param>
/// <param name="Days">NAV at the end of each UTC day.</param>
/// <param name="SharpePerDay">Not annualised; null where nothing varies.</param>
/// <param name="TrialId">Its trial in the ledger.</param>
/// <param name="ReturnsHash">Names its stored daily returns.</param>
public sealed record WalkForwardPath(
    RunSummary Summary, IReadOnlyList<DayPoint> Days, double? SharpePerDay, string TrialId, string ReturnsHash);

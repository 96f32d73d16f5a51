using Trading.Core.Market;

namespace Trading.Core.Backtesting;

/// <summary>A fall from a high of NAV.</summary>
/// <param name="Pct">Depth, percent of the high; 0 for none.</param>
/// <param name="PeakAt">Slot of the high.</param>
/// <param name="TroughAt">Slot of the low.</param>
/// <param name="Peak">NAV at the high.</param>
public readonly record struct Drawdown(decimal Pct, Timestamp PeakAt, Timestamp TroughAt, Money Peak);

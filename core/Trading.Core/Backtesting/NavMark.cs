using Trading.Core.Market;

namespace Trading.Core.Backtesting;

/// <summary>The account's value at one mark.</summary>
/// <param name="At">Slot of the mark.</param>
/// <param name="Nav">Cash and holdings at their marks.</param>
public readonly record struct NavMark(Timestamp At, Money Nav);

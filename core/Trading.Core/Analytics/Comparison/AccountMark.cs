using Trading.Core.Market;

namespace Trading.Core.Analytics.Comparison;

/// <summary>An account's value at one of its cycles.</summary>
/// <param name="At">Slot of the cycle.</param>
/// <param name="Nav">Cash and holdings at their marks.</param>
/// <param name="Transferred">Moved in since the mark before it; negative is moved out.</param>
public readonly record struct AccountMark(Timestamp At, Money Nav, Money Transferred);

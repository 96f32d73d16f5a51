using Trading.Core.Market;

namespace Trading.Core.Signals;

/// <summary>What a signal knows beside the features of its product.</summary>
/// <param name="Regime">State of the market now.</param>
/// <param name="PreviousRegime">State at the cycle before; the same where that is unknown.</param>
/// <param name="Relax">1, or less while thresholds are relaxed: 0.7 brings each threshold 30 % closer (see <see cref="Threshold"/>).</param>
public readonly record struct SignalContext(Regime Regime, Regime PreviousRegime, double Relax = 1);

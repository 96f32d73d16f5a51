using Trading.Core.Market;

namespace Trading.Core.Orders;

/// <summary>Why a position was opened and when it will be closed, frozen at entry: a later policy does not move it.</summary>
/// <param name="Signal">Name of the signal that fired, which is also the name of its rule.</param>
/// <param name="Strength">Of the trigger, 0 to 1.</param>
/// <param name="Confidence">Of the trigger, 0 to 1.</param>
/// <param name="Conviction">Of the proposal, 0 to 1.</param>
/// <param name="Tier">Tier of the product.</param>
/// <param name="Regime">Regime at the decision.</param>
/// <param name="StopPct">Stop below the average entry price, percent; null for none.</param>
/// <param name="TargetPct">Target above it, percent; null for none.</param>
/// <param name="MaxHoldHours">Longest holding; null for none.</param>
/// <param name="Size">The arithmetic of the proposed size.</param>
public sealed record EntryContext(
    string Signal,
    double Strength,
    double Confidence,
    double Conviction,
    Tier Tier,
    Regime Regime,
    decimal? StopPct,
    decimal? TargetPct,
    int? MaxHoldHours,
    SizeArithmetic Size);

namespace Trading.Core.Signals.PriceMove;

/// <summary>What counts as a move in one regime.</summary>
/// <param name="Return15mPct">Absolute return over 15 minutes that must be exceeded, percent.</param>
/// <param name="Return60mPct">Absolute return over 60 minutes that must be exceeded, percent.</param>
/// <param name="VolumeRatio">Volume ratio that must be exceeded.</param>
public sealed record PriceMoveThresholds(double Return15mPct, double Return60mPct, double VolumeRatio);

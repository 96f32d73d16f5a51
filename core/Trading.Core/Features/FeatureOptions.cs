namespace Trading.Core.Features;

/// <summary>The numbers of the feature windows that policy decides.</summary>
/// <param name="HoleSharePctMax">Missing quarter-hours, in percent of a feature's window, up to which the feature is available; 0 to 100.</param>
/// <param name="SmaFastBars">Source candles in the fast simple average, 1 to 1000; 0 where no average is needed.</param>
/// <param name="SmaSlowBars">Source candles in the slow simple average, more than in the fast one, at most 1000.</param>
public sealed record FeatureOptions(double HoleSharePctMax, int SmaFastBars = 0, int SmaSlowBars = 0);

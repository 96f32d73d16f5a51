using Trading.Core.Market;

namespace Trading.Core.Evidence.Drift;

/// <summary>What was known after one more trade, in standard deviations of the backtest's trades.</summary>
/// <param name="At">When the trade was over.</param>
/// <param name="MeanSd">Mean gap so far.</param>
/// <param name="LowerSd">Lower end of the confidence sequence.</param>
/// <param name="UpperSd">Upper end.</param>
public readonly record struct DriftPoint(Timestamp At, double MeanSd, double LowerSd, double UpperSd);

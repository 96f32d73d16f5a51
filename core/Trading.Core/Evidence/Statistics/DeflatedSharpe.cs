namespace Trading.Core.Evidence.Statistics;

/// <summary>A Sharpe ratio judged against the best that its number of trials would show by luck.</summary>
/// <param name="Threshold">SR0, the expected best Sharpe ratio of worthless trials, per period.</param>
/// <param name="Probability">PSR(SR0), in [0, 1]; null where it is not defined.</param>
public readonly record struct DeflatedSharpe(double Threshold, double? Probability);

namespace Trading.Core.Evidence.Statistics;

/// <summary>What combinatorially symmetric cross-validation says of choosing the best of several sets.</summary>
/// <param name="Splits">Ways to take half of the blocks: C(S, S/2).</param>
/// <param name="Probability">PBO: share of splits whose in-sample best is no better than the median out of sample.</param>
/// <param name="MeanLogit">Mean of l = ln(w / (1 - w)), w its relative rank out of sample; positive is good.</param>
/// <param name="LossProbability">Share of splits whose in-sample best loses out of sample.</param>
/// <param name="Slope">
/// Of the chosen set's out-of-sample Sharpe on its in-sample Sharpe over the splits, least squares; null where the latter is always the same.
/// </param>
/// <param name="Logits">l of every split, in a fixed order.</param>
public sealed record OverfittingResult(
    int Splits, double Probability, double MeanLogit, double LossProbability, double? Slope, IReadOnlyList<double> Logits);

namespace Trading.Core.Evidence.Statistics;

/// <summary>
/// Whether the best of several sets beats the benchmark by more than luck. The p-values differ in how they take sets that did worse
/// than the benchmark; always lower &lt;= consistent &lt;= upper.
/// </summary>
/// <param name="Statistic">max(0, max_k sqrt(T) d_k / w_k).</param>
/// <param name="BestColumn">Whose quotient is the largest, the first of equals; null where no column varies.</param>
/// <param name="PLower">Liberal: losing sets are taken as they are.</param>
/// <param name="PConsistent">Sets that lose badly are taken as they are, others as no worse than the benchmark: the one to judge by.</param>
/// <param name="PUpper">Conservative (White's reality check): no set is worse than the benchmark.</param>
/// <param name="MeanBlockLength">Periods, as used.</param>
public sealed record SpaResult(
    double Statistic, int? BestColumn, double PLower, double PConsistent, double PUpper, double MeanBlockLength);

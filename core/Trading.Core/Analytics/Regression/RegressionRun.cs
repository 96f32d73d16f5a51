using Trading.Core.Backtesting;

namespace Trading.Core.Analytics.Regression;

/// <summary>One way of filling and charging, and what came of it.</summary>
/// <param name="FillMode">How kindly the mock exchange filled.</param>
/// <param name="FeeSchedule">The schedule's name in the policy.</param>
/// <param name="OrderListHash">SHA-256 over every order and fill: two runs that traded alike have the same.</param>
/// <param name="Figures">Its figures.</param>
public sealed record RegressionRun(FillMode FillMode, string FeeSchedule, string OrderListHash, RegressionFigures Figures);

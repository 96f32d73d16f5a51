using Trading.Core.Analytics;
using Trading.Core.Backtesting;

namespace Trading.Runtime.Backtests;

/// <summary>What a run came to with one way of filling orders and one way of charging for them.</summary>
/// <param name="FillMode">How kindly the mock exchange filled.</param>
/// <param name="FeeSchedule">The schedule's name in the policy.</param>
/// <param name="MakerBps">What it charges a resting fill at the run's end and smallest volume, bps.</param>
/// <param name="TakerBps">The same for a crossing fill.</param>
/// <param name="Performance">The figures.</param>
public sealed record VariantReport(
    FillMode FillMode, string FeeSchedule, decimal MakerBps, decimal TakerBps, PerformanceReport Performance);

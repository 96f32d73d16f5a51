using Trading.Core.Backtesting.WalkForward;

namespace Trading.Runtime.Runs;

/// <summary>The windows of a walk-forward.</summary>
/// <param name="Mode">Rolling or anchored.</param>
/// <param name="InSampleDays">Days to choose on.</param>
/// <param name="OutOfSampleDays">Days to test on.</param>
/// <param name="EmbargoDays">Days between the two; null: one percent of the range, rounded up.</param>
public sealed record RunWalk(WalkForwardMode Mode, int InSampleDays, int OutOfSampleDays, int? EmbargoDays);

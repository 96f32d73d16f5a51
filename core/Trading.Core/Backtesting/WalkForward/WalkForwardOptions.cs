namespace Trading.Core.Backtesting.WalkForward;

/// <summary>How a range is cut into windows.</summary>
/// <param name="Mode">Rolling or anchored.</param>
/// <param name="InSampleDays">Length of the in-sample part; of the first one, if anchored.</param>
/// <param name="OutOfSampleDays">Length of the out-of-sample part, by which windows move on.</param>
/// <param name="EmbargoDays">Days between the two that neither sees, so that what lasts across the boundary is not learned.</param>
public sealed record WalkForwardOptions(WalkForwardMode Mode, int InSampleDays, int OutOfSampleDays, int EmbargoDays);

namespace Trading.Runtime.Backtests;

/// <summary>How far a run is.</summary>
/// <param name="SlicesDone">Slices finished, found ones included.</param>
/// <param name="SlicesTotal">Slices in all.</param>
/// <param name="DaysDone">Simulated days of all slices finished, found ones included.</param>
/// <param name="DaysTotal">Simulated days in all.</param>
/// <param name="CandlesPerSecond">Candles read a second since the start; 0 before the first.</param>
/// <param name="TimeLeft">At the pace so far; null before there is one.</param>
public readonly record struct BacktestProgress(
    int SlicesDone, int SlicesTotal, long DaysDone, long DaysTotal, double CandlesPerSecond, TimeSpan? TimeLeft);

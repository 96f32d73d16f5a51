using System.Globalization;
using Trading.Runtime.Backtests;

namespace Trading.Local.Rendering;

/// <summary>A run's progress in one short line.</summary>
internal static class ProgressText
{
    public static string Of(BacktestProgress progress)
    {
        var left = progress.TimeLeft is { } time ? $", {time.ToString(time.TotalHours < 1 ? @"m\:ss" : @"h\:mm\:ss", CultureInfo.InvariantCulture)} left" : "";
        var rate = progress.CandlesPerSecond > 0 ? $", {Figures.Count((long)progress.CandlesPerSecond)} candles/s" : "";
        return $"slice {progress.SlicesDone}/{progress.SlicesTotal}, day {Figures.Count(progress.DaysDone)}/{Figures.Count(progress.DaysTotal)}{rate}{left}";
    }
}

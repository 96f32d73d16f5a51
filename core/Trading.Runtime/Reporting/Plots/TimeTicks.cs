using System.Globalization;
using Trading.Core.Market;

namespace Trading.Runtime.Reporting.Plots;

/// <summary>Where an axis of time is marked: at the starts of years, quarters, months, every few days, or of less than two days by the clock, in UTC.</summary>
public static class TimeTicks
{
    // Fewer days than this are marked by the clock.
    private const double DaysMin = 2;
    private const double MinutesOfDay = 1_440;

    private static readonly int[] MonthSteps = [1, 2, 3, 6, 12, 24, 60, 120];
    private static readonly int[] DaySteps = [1, 2, 5, 7, 14];
    private static readonly int[] MinuteSteps = [15, 30, 60, 120, 180, 360, 720];

    /// <param name="from">Start of the axis.</param>
    /// <param name="to">Its end.</param>
    /// <param name="most">The most marks it has room for.</param>
    public static IReadOnlyList<(Timestamp At, string Label)> Of(Timestamp from, Timestamp to, int most)
    {
        var days = (to - from).TotalDays;
        if (days is > 0 and < DaysMin)
        {
            return EveryMinutes(from, to, Array.Find(MinuteSteps, step => days * MinutesOfDay / step <= most) is var fit and > 0 ? fit : MinuteSteps[^1]);
        }

        foreach (var step in DaySteps)
        {
            if (days / step <= most)
            {
                return EveryDays(from, to, step);
            }
        }

        var months = days / 30.4;
        return EveryMonths(from, to, Array.Find(MonthSteps, s => months / s <= most) is var found and > 0 ? found : MonthSteps[^1]);
    }

    private static List<(Timestamp, string)> EveryMinutes(Timestamp from, Timestamp to, int step)
    {
        var ticks = new List<(Timestamp, string)>();
        var stepMs = step * 60_000L;
        for (var at = new Timestamp((from.UnixMs + stepMs - 1) / stepMs * stepMs); at <= to; at = at.AddMs(stepMs))
        {
            var isDay = at == at.Floor(Interval.OneDay);
            ticks.Add((at, at.ToDateTimeOffset().ToString(isDay ? "d MMM" : "HH:mm", CultureInfo.InvariantCulture)));
        }

        return ticks;
    }

    private static List<(Timestamp, string)> EveryDays(Timestamp from, Timestamp to, int step)
    {
        var ticks = new List<(Timestamp, string)>();
        var first = from.Floor(Interval.OneDay);
        for (var day = first < from ? first + TimeSpan.FromDays(1) : first; day <= to; day += TimeSpan.FromDays(step))
        {
            ticks.Add((day, day.ToDateTimeOffset().ToString("d MMM", CultureInfo.InvariantCulture)));
        }

        return ticks;
    }

    private static List<(Timestamp, string)> EveryMonths(Timestamp from, Timestamp to, int step)
    {
        var ticks = new List<(Timestamp, string)>();
        var start = from.ToDateTimeOffset();
        var month = ((start.Year * 12) + start.Month - 1) / step * step;
        for (; ; month += step)
        {
            var at = Timestamp.Utc(month / 12, (month % 12) + 1, 1);
            if (at > to)
            {
                return ticks;
            }

            if (at >= from)
            {
                ticks.Add((at, at.ToDateTimeOffset().ToString(step >= 12 ? "yyyy" : month % 12 == 0 ? "MMM yyyy" : "MMM", CultureInfo.InvariantCulture)));
            }
        }
    }
}

using System.Collections.Immutable;
using Trading.Core.Backtesting;
using Trading.Core.Market;

namespace Trading.Core.Evidence.Gate;

/// <summary>Cuts a run into windows at calendar boundaries in UTC.</summary>
internal static class WindowReading
{
    private const int MonthsPerYear = 12;

    /// <param name="run">Its daily NAV links up over slices.</param>
    /// <param name="months">1, 3 or 12.</param>
    public static ImmutableArray<GateWindow> Of(MergedRun run, int months)
    {
        var windows = ImmutableArray.CreateBuilder<GateWindow>();
        var before = run.InitialNav;
        for (var i = 0; i < run.Days.Count;)
        {
            var first = run.Days[i].Day;
            var index = IndexOf(first, months);
            while (i < run.Days.Count && IndexOf(run.Days[i].Day, months) == index)
            {
                i++;
            }

            var after = run.Days[i - 1].Nav;
            windows.Add(new GateWindow(first, (double)((after / before) - 1) * 100));
            before = after;
        }

        return windows.ToImmutable();
    }

    private static int IndexOf(Timestamp day, int months)
    {
        var date = day.ToDateTimeOffset();
        return ((date.Year * MonthsPerYear) + date.Month - 1) / months;
    }
}

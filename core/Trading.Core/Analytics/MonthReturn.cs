using Trading.Core.Backtesting;
using Trading.Core.MarketData.Datasets;

namespace Trading.Core.Analytics;

/// <summary>What one UTC month of the NAV series came to.</summary>
/// <param name="Month">Such as 2025-03.</param>
/// <param name="ReturnPct">NAV at its last day over NAV at the last day before it (or over the initial NAV) - 1, percent.</param>
public sealed record MonthReturn(string Month, double ReturnPct)
{
    /// <summary>One return a month that has days, in order of time.</summary>
    public static IReadOnlyList<MonthReturn> Of(Money initial, IReadOnlyList<DayPoint> days)
    {
        var months = new List<MonthReturn>();
        var before = initial;
        for (var i = 0; i < days.Count; i++)
        {
            var month = CalendarMonth.Of(days[i].Day);
            if (i + 1 == days.Count || CalendarMonth.Of(days[i + 1].Day) != month)
            {
                months.Add(new MonthReturn(month.ToString(), ((double)(days[i].Nav / before) - 1) * 100));
                before = days[i].Nav;
            }
        }

        return months;
    }
}

using Trading.Core.Backtesting;
using Trading.Core.Market;

namespace Trading.Core.Analytics.Comparison;

/// <summary>What an account's value did, day by day, of a backtest and of an account by the same rules.</summary>
/// <param name="Days">Length, in days.</param>
/// <param name="DailyReturns">Of each UTC day with a mark over the one before, as fractions; the first over the opening value.</param>
/// <param name="MaxDrawdownPct">Deepest fall over all marks, percent.</param>
public sealed record EquityTrack(double Days, IReadOnlyList<double> DailyReturns, double MaxDrawdownPct)
{
    private const long DayMs = 86_400_000;

    /// <summary>Of a backtest.</summary>
    public static EquityTrack Of(MergedRun run) => new(
        run.Slices.Sum(s => (s.To - s.From).TotalDays),
        EquityStatistics.DailyReturns(run.InitialNav, run.Days),
        (double)run.Deepest.Pct);

    /// <summary>
    /// Of an account's marks. Money that was moved in or out is no result: values after it are scaled by what it changed.
    /// </summary>
    /// <param name="opening">Where it began.</param>
    /// <param name="marks">After it, in order of time.</param>
    /// <param name="end">End of the time that is looked at.</param>
    public static EquityTrack Of(NavMark opening, IEnumerable<AccountMark> marks, Timestamp end)
    {
        var days = new List<DayPoint>();
        var (highest, deepest, scale) = (opening.Nav, 0m, 1m);
        foreach (var mark in marks.Where(m => m.At > opening.At))
        {
            if (!mark.Transferred.IsZero && mark.Nav.IsPositive)
            {
                scale *= (mark.Nav - mark.Transferred) / mark.Nav;
            }

            var nav = scale == 1 ? mark.Nav : mark.Nav * scale;
            highest = Money.Max(highest, nav);
            deepest = Math.Max(deepest, (highest - nav) / highest * 100m);

            // A mark at midnight belongs to the day it ends.
            var point = new DayPoint(new Timestamp((mark.At.UnixMs - 1) / DayMs * DayMs), nav, double.NaN);
            if (days.Count > 0 && days[^1].Day == point.Day)
            {
                days[^1] = point;
            }
            else
            {
                days.Add(point);
            }
        }

        return new EquityTrack((end - opening.At).TotalDays, EquityStatistics.DailyReturns(opening.Nav, days), (double)deepest);
    }
}

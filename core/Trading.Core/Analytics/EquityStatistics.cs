using Trading.Core.Backtesting;

namespace Trading.Core.Analytics;

/// <summary>
/// What the daily NAV series says. Returns are of UTC days, risk-free rate zero, annualised with 365 days. A ratio that is not defined
/// (no variance, no loss, too short) is null.
/// </summary>
public sealed record EquityStatistics
{
    private const double DaysPerYear = 365;

    /// <summary>UTC days in the series, a begun one included.</summary>
    public required int Days { get; init; }

    /// <summary>Final over initial NAV - 1, percent.</summary>
    public required double TotalReturnPct { get; init; }

    /// <summary>(final / initial)^(365 / days) - 1, percent.</summary>
    public required double? CagrPct { get; init; }

    /// <summary>Sample standard deviation (n - 1) of daily returns x sqrt(365), percent.</summary>
    public required double? VolatilityPct { get; init; }

    /// <summary>Mean over sample standard deviation of daily returns, x sqrt(365).</summary>
    public required double? Sharpe { get; init; }

    /// <summary>Mean over the root mean square of negative daily returns (all days count), x sqrt(365).</summary>
    public required double? Sortino { get; init; }

    /// <summary>CAGR over the deepest drawdown.</summary>
    public required double? Calmar { get; init; }

    /// <summary>Deepest fall over all marks, not only at the ends of days, percent.</summary>
    public required decimal MaxDrawdownPct { get; init; }

    /// <summary>
    /// Length of that fall: UTC days that end after its high, up to and with the first that ends at or above it again, or to the last.
    /// </summary>
    public required int MaxDrawdownDays { get; init; }

    /// <summary>Longest time below an earlier high, in days of the daily series, to its recovery or the end.</summary>
    public required int LongestDrawdownDays { get; init; }

    /// <summary>Invested share of NAV, mean over all marks, percent.</summary>
    public required double MeanExposurePct { get; init; }

    /// <summary>Value bought and sold in closed trades, each over the NAV at its entry, a year.</summary>
    public required double? TurnoverPerYear { get; init; }

    public static EquityStatistics Of(MergedRun run)
    {
        var returns = DailyReturns(run.InitialNav, run.Days);
        var years = run.Days.Count / DaysPerYear;
        var growth = (double)(run.FinalNav / run.InitialNav);
        var mean = returns.Length > 0 ? returns.Average() : 0;
        var deviation = SampleDeviation(returns, mean);
        var downside = returns.Length > 0 ? Math.Sqrt(returns.Average(r => r < 0 ? r * r : 0)) : 0;
        var cagr = growth > 0 && years > 0 ? (PinnedExp.Exp(PinnedLog.Log(growth) / years) - 1) * 100 : (double?)null;
        var traded = (double)run.Trades.Sum(t => (t.Bought + t.Sold) / t.NavBefore);
        return new EquityStatistics
        {
            Days = run.Days.Count,
            TotalReturnPct = (growth - 1) * 100,
            CagrPct = cagr,
            VolatilityPct = deviation * Math.Sqrt(DaysPerYear) * 100,
            Sharpe = deviation > 0 ? mean / deviation * Math.Sqrt(DaysPerYear) : null,
            Sortino = downside > 0 ? mean / downside * Math.Sqrt(DaysPerYear) : null,
            Calmar = run.Deepest.Pct > 0 ? cagr / (double)run.Deepest.Pct : null,
            MaxDrawdownPct = run.Deepest.Pct,
            MaxDrawdownDays = LengthOf(run.Deepest, run.Days),
            LongestDrawdownDays = LongestUnderWater(run.InitialNav, run.Days),
            MeanExposurePct = run.MeanExposurePct,
            TurnoverPerYear = run.Days.Count > 0 ? traded / years : null,
        };
    }

    /// <summary>Return of each day over the day before, as fractions; the first over the initial NAV.</summary>
    public static double[] DailyReturns(Money initial, IReadOnlyList<DayPoint> days)
    {
        var returns = new double[days.Count];
        var before = initial;
        for (var i = 0; i < returns.Length; i++)
        {
            returns[i] = (double)(days[i].Nav / before) - 1;
            before = days[i].Nav;
        }

        return returns;
    }

    private static double? SampleDeviation(double[] values, double mean)
    {
        if (values.Length < 2)
        {
            return null;
        }

        var sum = 0.0;
        foreach (var value in values)
        {
            sum += (value - mean) * (value - mean);
        }

        return Math.Sqrt(sum / (values.Length - 1));
    }

    private static int LengthOf(Drawdown fall, IReadOnlyList<DayPoint> days)
    {
        if (fall.Pct == 0)
        {
            return 0;
        }

        var length = 0;
        foreach (var day in days)
        {
            var end = day.Day + TimeSpan.FromDays(1);
            length += end > fall.PeakAt ? 1 : 0;
            if (end >= fall.TroughAt && day.Nav >= fall.Peak)
            {
                break;
            }
        }

        return length;
    }

    private static int LongestUnderWater(Money initial, IReadOnlyList<DayPoint> days)
    {
        var peak = initial;
        var longest = 0;
        var current = 0;
        foreach (var day in days)
        {
            current = day.Nav < peak ? current + 1 : 0;
            peak = Money.Max(peak, day.Nav);
            longest = Math.Max(longest, current);
        }

        return longest;
    }
}

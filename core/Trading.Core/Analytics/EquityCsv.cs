using Trading.Core.Backtesting;
using Trading.Core.TradeLog;

namespace Trading.Core.Analytics;

/// <summary>
/// The account day by day as CSV, beside what holding the reference product at the run's mean exposure and idle cash would have been:
/// one line a UTC day, named by its date and valued at its end; nothing where there is no price.
/// </summary>
public static class EquityCsv
{
    private static readonly string[] Columns =
        ["day", "nav", "return_pct", "drawdown_pct", "reference_price", "scaled_hold_nav", "cash_nav"];

    /// <param name="output">Receives UTF-8; left open.</param>
    /// <param name="run">The run.</param>
    public static void Write(Stream output, MergedRun run)
    {
        using var sheet = new CsvSheet(output, Columns);
        var returns = EquityStatistics.DailyReturns(run.InitialNav, run.Days);
        var depths = UnderWater.Pct([(double)run.InitialNav.Amount, .. run.Days.Select(d => (double)d.Nav.Amount)]);
        var hold = ScaledHold.Of(run);
        var initial = (double)run.InitialNav.Amount;
        for (var i = 0; i < returns.Length; i++)
        {
            var day = run.Days[i];
            sheet.Add(day.Day.ToString()[..10]).Add(day.Nav).Add(returns[i] * 100).Add(depths[i + 1]);
            AddOrNothing(sheet, day.ReferencePrice);
            AddOrNothing(sheet, initial * hold[i]);
            sheet.Add(run.InitialNav);
            sheet.EndRow();
        }
    }

    private static void AddOrNothing(CsvSheet sheet, double value)
    {
        if (double.IsFinite(value))
        {
            sheet.Add(value);
        }
        else
        {
            sheet.Add("");
        }
    }
}

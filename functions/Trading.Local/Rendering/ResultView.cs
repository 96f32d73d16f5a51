using Spectre.Console;
using Trading.Core.Analytics;

namespace Trading.Local.Rendering;

/// <summary>The figures of a run.</summary>
internal static class ResultView
{
    public static Table Of(PerformanceReport report)
    {
        var (trades, equity) = (report.Trades, report.Equity);
        var table = Sheet.Pairs("Result, after fees", 2);
        table.Add("Net result", Figures.Money(report.Run.NetResult), "Return", Figures.Pct(equity.TotalReturnPct));
        table.Add("Trades", Figures.Count(trades.Trades), "CAGR", Figures.Pct(equity.CagrPct));
        table.Add("Win rate", Figures.Pct(trades.WinRatePct), "Volatility", Figures.Pct(equity.VolatilityPct));
        table.Add("Expectancy per trade", Figures.Money(trades.Expectancy), "Sharpe", Figures.Ratio(equity.Sharpe));
        table.Add("Profit factor", Figures.Ratio(trades.ProfitFactor), "Sortino", Figures.Ratio(equity.Sortino));
        table.Add("Mean return per trade", Figures.Pct(trades.MeanReturnPct), "Calmar", Figures.Ratio(equity.Calmar));
        table.Add("Mean R", Figures.Ratio(trades.MeanR), "Max drawdown", Figures.Pct(equity.MaxDrawdownPct));
        table.Add("Maker share", Figures.Pct(trades.MakerSharePct), "Longest drawdown", $"{Figures.Count(equity.LongestDrawdownDays)} d");
        table.Add("Median hold", Figures.Hours(trades.MedianHoldHours), "Mean exposure", Figures.Pct(equity.MeanExposurePct));
        table.Add("Longest losing streak", Figures.Count(trades.LongestLossStreak), "Turnover a year", Figures.Times(equity.TurnoverPerYear));
        table.Add("Open at the end", Figures.Count(report.Run.OpenPositions), "Drawdown stops", Figures.Count(report.Run.DrawdownLatchedSlices));
        return table;
    }
}

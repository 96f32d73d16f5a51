using Trading.Core.Analytics;

namespace Trading.Runtime.Reporting.Results;

/// <summary>The figures of a report with what each means, in the order in which they are read.</summary>
public static class PerformanceTerms
{
    /// <summary>The few that a reader looks for first.</summary>
    public static IReadOnlyList<KeyFigure> Headline(PerformanceReport report, string currency) =>
    [
        new("Net result", $"{Numerals.SignedMoney(report.Run.NetResult)} {currency}", "What the account gained or lost after all costs, positions still open at their mark.", Tones.Of(report.Run.NetResult)),
        new("Return", Numerals.SignedPct(report.Equity.TotalReturnPct), "Final NAV over initial NAV, less one. Slices are linked as a chain of returns.", Tones.Of(report.Equity.TotalReturnPct)),
        new("Over scaled hold", Numerals.Points(report.Benchmarks.ExcessOverScaledHoldPct), "The return less that of holding the reference product at this run's mean exposure, rebalanced daily without costs; percentage points.", Tones.Of(report.Benchmarks.ExcessOverScaledHoldPct)),
        new("Sharpe", Numerals.Ratio(report.Equity.Sharpe), "Mean over sample standard deviation (n \u2212 1) of daily NAV returns in UTC days, times \u221a365; risk-free rate zero."),
        new("Max drawdown", Numerals.Pct(report.Equity.MaxDrawdownPct), "Deepest fall of NAV from a high, over all marks and not only at the ends of days."),
        new("Trades", Numerals.Count(report.Trades.Trades), "Closed round trips, flat to flat."),
    ];

    /// <summary>What trades say.</summary>
    public static IReadOnlyList<KeyFigure> Trades(PerformanceReport report, string currency)
    {
        var trades = report.Trades;
        return
        [
            new("Win rate", Numerals.Pct(trades.WinRatePct), "Trades with a positive net result, share of all."),
            new("Expectancy", Money(trades.Expectancy, currency), "Mean net result of a trade."),
            new("Profit factor", Numerals.Ratio(trades.ProfitFactor), "Gross win over gross loss, both after fees; undefined without a loss."),
            new("Mean return", Numerals.SignedPct(trades.MeanReturnPct), "Mean over trades of net result over what was paid for the entry, fees included."),
            new("Median return", Numerals.SignedPct(trades.MedianReturnPct), "The middle of the returns of trades."),
            new("Mean R", Numerals.Ratio(trades.MeanR), "Mean net result in units of the loss at the stop, over trades that had a stop."),
            new("Median R", Numerals.Ratio(trades.MedianR), "The middle of the same."),
            new("Edge per trade", Numerals.Bps(trades.EdgePerTradeBps), "What mids moved in our favour between the decisions, over the value bought: before all costs."),
            new("Break-even edge", Numerals.Bps(trades.CostPerTradeBps), "Slippage and fees over the value bought: the edge at which a trade earns nothing."),
            new("Maker share", Numerals.Pct(trades.MakerSharePct), "Value traded while resting in the book, share of all value traded."),
            new("Mean hold", Numerals.Hours(trades.MeanHoldHours), "Mean time from the first entry fill to the last exit fill."),
            new("Median hold", Numerals.Hours(trades.MedianHoldHours), "The middle of the same."),
            new("Winning streak", Numerals.Count(trades.LongestWinStreak), "Most trades in a row with a positive net result, as they closed."),
            new("Losing streak", Numerals.Count(trades.LongestLossStreak), "Most trades in a row with a negative net result, as they closed."),
        ];
    }

    /// <summary>What the daily NAV says.</summary>
    public static IReadOnlyList<KeyFigure> Equity(PerformanceReport report)
    {
        var equity = report.Equity;
        return
        [
            new("CAGR", Numerals.SignedPct(equity.CagrPct), "(Final over initial NAV) to the power of 365 over days, less one."),
            new("Volatility", Numerals.Pct(equity.VolatilityPct), "Sample standard deviation of daily returns times \u221a365."),
            new("Sortino", Numerals.Ratio(equity.Sortino), "Mean daily return over the root mean square of negative ones (all days count), times \u221a365."),
            new("Calmar", Numerals.Ratio(equity.Calmar), "CAGR over the deepest drawdown."),
            new("Drawdown length", Days(equity.MaxDrawdownDays), "Days of the deepest drawdown, from its high to the day that is back there, or to the end."),
            new("Longest drawdown", Days(equity.LongestDrawdownDays), "Most days in a row that ended below an earlier high."),
            new("Mean exposure", Numerals.Pct(equity.MeanExposurePct), "Invested share of NAV, mean over all marks."),
            new("Turnover a year", equity.TurnoverPerYear is { } t ? Numerals.Fixed(t, 1) + "\u00a0x" : Numerals.None, "Value bought and sold in closed trades, each over the NAV at its entry, per year of 365 days."),
            new("Open at the end", Numerals.Count(report.Run.OpenPositions), "Positions still open when the run or a slice of it ended."),
            new("Drawdown stops", Numerals.Count(report.Run.DrawdownLatchedSlices), "Slices that reached the policy's drawdown limit and entered no more."),
        ];
    }

    private static string Money(Trading.Core.Money? money, string currency) =>
        money is null ? Numerals.None : $"{Numerals.SignedMoney(money)} {currency}";

    private static string Days(int days) => $"{Numerals.Count(days)}\u00a0d";
}

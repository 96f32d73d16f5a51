namespace Trading.Core.Analytics.Regression;

/// <summary>The figures of a run that a baseline holds on to, or how far each may move.</summary>
/// <param name="Trades">Closed trades.</param>
/// <param name="Net">After all costs, quote currency.</param>
/// <param name="Edge">Before costs, quote currency.</param>
/// <param name="Slippage">Quote currency.</param>
/// <param name="Fees">Quote currency.</param>
/// <param name="ReturnPct">Of the initial NAV, percent.</param>
/// <param name="Sharpe">Of daily returns, annualised; null where there is none.</param>
/// <param name="MaxDrawdownPct">Percent.</param>
/// <param name="WinRatePct">Percent; null without a trade.</param>
public sealed record RegressionFigures(
    int Trades,
    Money Net,
    Money Edge,
    Money Slippage,
    Money Fees,
    double ReturnPct,
    double? Sharpe,
    decimal MaxDrawdownPct,
    decimal? WinRatePct)
{
    /// <summary>Nothing may move.</summary>
    public static RegressionFigures Exact { get; } = new(0, Money.Zero, Money.Zero, Money.Zero, Money.Zero, 0, 0, 0, 0);

    public static RegressionFigures Of(PerformanceReport report) => new(
        report.Trades.Trades,
        report.Costs.Net,
        report.Costs.Edge,
        report.Costs.Slippage,
        report.Costs.EntryFees + report.Costs.ExitFees,
        report.Equity.TotalReturnPct,
        report.Equity.Sharpe,
        report.Equity.MaxDrawdownPct,
        report.Trades.WinRatePct);
}

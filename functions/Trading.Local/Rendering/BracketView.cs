using Spectre.Console;
using Trading.Core;
using Trading.Runtime.Backtests;

namespace Trading.Local.Rendering;

/// <summary>All variants of a run side by side.</summary>
internal static class BracketView
{
    public static Table Of(IReadOnlyList<VariantReport> variants)
    {
        var table = Sheet.Of("Bracket: fill modes and fees", "Fills", "Fees", "Trades", "Net", "Return", "Sharpe", "Drawdown");
        foreach (var variant in variants)
        {
            var report = variant.Performance;
            table.Add(
                variant.FillMode.ToCode(),
                variant.FeeSchedule,
                Figures.Count(report.Trades.Trades),
                Figures.Money(report.Run.NetResult),
                Figures.Pct(report.Equity.TotalReturnPct),
                Figures.Ratio(report.Equity.Sharpe),
                Figures.Pct(report.Equity.MaxDrawdownPct));
        }

        return table;
    }
}

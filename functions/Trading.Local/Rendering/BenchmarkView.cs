using Spectre.Console;
using Trading.Core.Analytics;

namespace Trading.Local.Rendering;

/// <summary>The run against doing nothing and against holding the reference product.</summary>
internal static class BenchmarkView
{
    public static Table Of(PerformanceReport report)
    {
        var benchmarks = report.Benchmarks;
        var table = Sheet.Of("Against doing less", "", "Return", "This run's excess");
        table.Add("this run", Figures.Pct(report.Equity.TotalReturnPct), "");
        table.Add("cash", Figures.Pct(benchmarks.CashReturnPct), Figures.Points(report.Equity.TotalReturnPct - benchmarks.CashReturnPct));
        table.Add("the reference product, held throughout", Figures.Pct(benchmarks.HoldReturnPct), Figures.Points(report.Equity.TotalReturnPct - benchmarks.HoldReturnPct));
        table.Add("the same, at this run's mean exposure", Figures.Pct(benchmarks.ScaledHoldReturnPct), Figures.Points(benchmarks.ExcessOverScaledHoldPct));
        return table;
    }
}

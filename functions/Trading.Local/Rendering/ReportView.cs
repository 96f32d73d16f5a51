using Spectre.Console;
using Trading.Core;
using Trading.Core.Analytics;
using Trading.Runtime.Backtests;

namespace Trading.Local.Rendering;

/// <summary>A backtest's report for the console: the first variant in full, then all of them side by side.</summary>
internal static class ReportView
{
    public static void Write(IAnsiConsole console, BacktestReport report)
    {
        var variant = report.Variants[0];
        var performance = variant.Performance;
        HeaderView.Write(console, report, variant);
        console.WriteSheet(ResultView.Of(performance));
        console.WriteSheet(CostView.Of(performance.Costs));
        console.WriteSheet(FunnelView.Of(performance.Funnel));
        WriteGroups(console, performance);
        console.WriteSheet(BenchmarkView.Of(performance));
        if (report.Variants.Count > 1)
        {
            console.WriteSheet(BracketView.Of(report.Variants));
        }

        IntegrityView.Write(console, report, performance);
        WriteVerdict(console, report);
    }

    private static void WriteGroups(IAnsiConsole console, PerformanceReport performance)
    {
        if (performance.Trades.Trades == 0)
        {
            return;
        }

        console.WriteSheet(GroupView.Of("By signal", performance.BySignal));
        console.WriteSheet(GroupView.Of("By product", performance.ByProduct));
        console.WriteSheet(GroupView.Of("By regime at entry", performance.ByRegime));
        console.WriteSheet(GroupView.Of("By exit", performance.ByExit));
    }

    private static void WriteVerdict(IAnsiConsole console, BacktestReport report)
    {
        var lacking = report.Variants.Where(v => v.Performance.Verdict != Verdict.Complete).ToArray();
        console.WriteLine();
        console.WriteLine(lacking.Length == 0
            ? $"Verdict: {Verdict.Complete.ToCode()}"
            : $"Verdict: {Verdict.InsufficientTrades.ToCode()}: the policy asks for at least {report.TradesMin} trades; there are {string.Join(", ", lacking.Select(v => $"{v.Performance.Trades.Trades} ({v.FillMode.ToCode()}, {v.FeeSchedule})"))}");
    }
}

using System.Globalization;
using Spectre.Console;
using Trading.Core.Analytics;
using Trading.Runtime.Backtests;

namespace Trading.Local.Rendering;

/// <summary>What the audit of the trade log found, and the hashes by which a run can be told from another.</summary>
internal static class IntegrityView
{
    private const int ViolationsShown = 5;

    public static void Write(IAnsiConsole console, BacktestReport report, PerformanceReport performance)
    {
        var violations = performance.Violations;
        console.WriteLine();
        console.WriteLine($"Violations of caps and pacing, by an audit of the trade log alone: {violations.Count}");
        foreach (var v in violations.Take(ViolationsShown))
        {
            console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {v.At} {v.Product} {v.Rule}: {v.Observed:0.##}, limit {v.Limit:0.##}"));
        }

        console.WriteLine($"orders   {performance.Run.OrderListHash}");
        console.WriteLine($"dataset  {report.Dataset.Id}");
        console.WriteLine($"policy   {report.PolicyHash}");
        console.WriteLine($"report   {report.Id}");
    }
}

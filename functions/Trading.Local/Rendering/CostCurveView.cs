using Spectre.Console;
using Trading.Core;
using Trading.Runtime.CostCurves;

namespace Trading.Local.Rendering;

/// <summary>A cost curve for the console: one table an axis, then where it breaks even.</summary>
internal static class CostCurveView
{
    public static void Write(IAnsiConsole console, CostCurveReport report)
    {
        if (report.Dataset.SyntheticLabel is { } label)
        {
            console.WriteLine($"SYNTHETIC DATA ({label}): nothing here says anything of a real market");
        }

        console.WriteLine($"Cost curve of {report.PolicyName} {Figures.Hash(report.PolicyHash)} on {string.Join(", ", report.Products)}");
        console.WriteLine($"{report.From} to {report.To}, {report.FillMode.ToCode()} fills, fees {report.FeeSchedule}, seed {report.Seed}");
        console.WriteLine();
        foreach (var axis in report.Axes)
        {
            console.WriteSheet(TableOf(axis));
            console.WriteLine(CostCurveTerms.MeaningOf(report, axis.Kind));
            console.WriteLine();
        }

        if (CostCurveTerms.TradesDiffer(report) is { Length: > 0 } why)
        {
            console.WriteLine(why);
            console.WriteLine();
        }

        console.WriteLine(CostCurveTerms.BreakEven(report.BreakEven));
        console.WriteLine(report.IsBreakingEven
            ? $"BREAKS EVEN at its own costs: net {Figures.Money(report.Base.Summary.NetResult)}"
            : $"DOES NOT BREAK EVEN at its own costs: net {Figures.Money(report.Base.Summary.NetResult)}");
    }

    private static Table TableOf(CostAxis axis)
    {
        var table = Sheet.Of(CostCurveTerms.NameOf(axis.Kind), "Value", "Trades", "Net", "Sharpe", "Fees", "Slippage", "Cost bps");
        foreach (var point in axis.Points)
        {
            table.Add(
                point.IsBase ? $"{point.Value} own" : point.Value,
                Figures.Count(point.Summary.Trades),
                Figures.Money(point.Summary.NetResult),
                Figures.Ratio(point.Summary.Sharpe),
                Figures.Money(point.Summary.Fees),
                Figures.Money(point.Slippage),
                Figures.Ratio(point.CostBps));
        }

        return table;
    }
}

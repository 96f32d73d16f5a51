using Spectre.Console;
using Trading.Core;
using Trading.Runtime.Sweeps;

namespace Trading.Local.Rendering;

/// <summary>A sweep for the console: its best variants, and a heat map where two keys vary.</summary>
internal static class SweepView
{
    // More keys than these leave no room for figures beside them.
    private const int KeyColumnsMax = 3;

    public static void Write(IAnsiConsole console, SweepReport report, int top)
    {
        if (report.Dataset.SyntheticLabel is { } label)
        {
            console.WriteLine($"SYNTHETIC DATA ({label}): nothing here says anything of a real market");
        }

        console.WriteLine($"{report.Rows.Count} variants of {report.PolicyName} {Figures.Hash(report.PolicyHash)} on {string.Join(", ", report.Products)}");
        console.WriteLine($"{report.From} to {report.To}, {report.FillMode.ToCode()} fills, fees {report.FeeSchedule}, seed {report.Seed}");
        foreach (var (i, key) in report.Keys.Index())
        {
            console.WriteLine($"  {Letter(i)} = {key}");
        }

        console.WriteLine();
        console.WriteSheet(Ranking(report, top));
        WriteValues(console, report, top);
        if (HeatMap.Of(report) is { } map)
        {
            console.WriteSheet(map);
        }

        if (report.Skipped.Count > 0)
        {
            console.WriteLine($"{report.Skipped.Count} combinations left out, such as {report.Skipped[0]}");
        }

        console.WriteLine(report.Best is { } best
            ? $"Best by {report.Objective.ToCode()}: variant {best}. It was chosen on this very data: walkforward and gate say what that is worth."
            : $"No variant has a {report.Objective.ToCode()} with at least {report.TradesMin} trades.");
    }

    private static Table Ranking(SweepReport report, int top)
    {
        var shown = Math.Min(top, report.Rows.Count);
        var table = Sheet.Of(
            $"Best {shown} of {report.Rows.Count}, by {report.Objective.ToCode()}",
            "#",
            [.. report.Keys.Take(KeyColumns(report)).Select((_, i) => Letter(i)), "Trades", "Net", "Return", "Sharpe", "Drawdown"]);
        foreach (var row in report.Ranked().Take(shown))
        {
            table.Add(
            [
                Figures.Count(row.Index), .. row.Values.Take(KeyColumns(report)), Figures.Count(row.Summary.Trades), Figures.Money(row.Summary.NetResult),
                Figures.Pct(row.Summary.ReturnPct), Figures.Ratio(row.Summary.Sharpe), Figures.Pct(row.Summary.MaxDrawdownPct),
            ]);
        }

        return table;
    }

    private static void WriteValues(IAnsiConsole console, SweepReport report, int top)
    {
        if (KeyColumns(report) > 0)
        {
            return;
        }

        foreach (var row in report.Ranked().Take(top))
        {
            console.WriteLine($"variant {row.Index}: {string.Join(", ", row.Values.Select((value, i) => $"{Letter(i)} = {value}"))}");
        }

        console.WriteLine();
    }

    private static int KeyColumns(SweepReport report) => report.Keys.Count <= KeyColumnsMax ? report.Keys.Count : 0;

    private static string Letter(int index) => index < 26 ? $"{(char)('a' + index)}" : $"k{index}";
}

using Spectre.Console;
using Trading.Core;
using Trading.Runtime.WalkForwards;

namespace Trading.Local.Rendering;

/// <summary>A walk-forward for the console: each window, what was chosen, the linked path and what decayed.</summary>
internal static class WalkForwardView
{
    private const int DateLength = 10;

    public static void Write(IAnsiConsole console, WalkForwardReport report)
    {
        if (report.Dataset.SyntheticLabel is { } label)
        {
            console.WriteLine($"SYNTHETIC DATA ({label}): nothing here says anything of a real market");
        }

        var options = report.Options;
        console.WriteLine($"{report.Variants.Count} variants of {report.PolicyName} {Figures.Hash(report.PolicyHash)} on {string.Join(", ", report.Products)}");
        console.WriteLine($"{report.Windows.Count} {options.Mode.ToCode()} windows: {options.InSampleDays} days in sample, {options.EmbargoDays} of embargo, {options.OutOfSampleDays} out of sample");
        console.WriteLine($"{report.From} to {report.To}, {report.FillMode.ToCode()} fills, fees {report.FeeSchedule}, seed {report.Seed}");
        console.WriteLine($"chosen by {report.Objective.ToCode()} of at least {report.TradesMin} trades, after purging");
        console.WriteLine();
        console.WriteSheet(Windows(report));
        WriteChoices(console, report);
        console.WriteSheet(Paths(report));
        WriteDecay(console, report);
    }

    private static Table Windows(WalkForwardReport report)
    {
        var table = Sheet.Of($"Windows: {report.Objective.ToCode()} in sample and out", "Test from", "Chosen", "In", "Out", "Trades", "Return", "Base", "Purged");
        foreach (var row in report.Windows)
        {
            table.Add(
                $"{row.Window.TestFrom}"[..DateLength],
                row.Chosen is { } chosen ? Figures.Count(chosen) : "base",
                Figures.Ratio(row.Chosen is { } index ? row.Scores[index] : null),
                Figures.Ratio(row.OutOfSampleScore),
                Figures.Count(row.OutOfSample.Trades),
                Figures.Pct(row.OutOfSample.ReturnPct),
                Figures.Pct(row.BaseOutOfSample.ReturnPct),
                Figures.Count(row.PurgedTrades));
        }

        return table;
    }

    private static void WriteChoices(IAnsiConsole console, WalkForwardReport report)
    {
        foreach (var group in report.Windows.GroupBy(w => w.Chosen).OrderBy(g => g.Key))
        {
            var windows = $"{group.Count()} of {report.Windows.Count} windows";
            console.WriteLine(group.Key is { } chosen
                ? $"variant {chosen} ({windows}): {string.Join(", ", report.Keys.Zip(report.Variants[chosen], (key, value) => $"{key} = {value}"))}"
                : $"base ({windows}): no variant traded enough in sample; the policy was tested as it is");
        }

        console.WriteLine();
    }

    private static Table Paths(WalkForwardReport report)
    {
        var table = Sheet.Of("Out of sample, linked", "", "Trades", "Net", "Return", "Sharpe", "Drawdown");
        foreach (var (name, path) in new[] { ("chosen", report.OutOfSample), ("base policy", report.Base) })
        {
            table.Add(
                name,
                Figures.Count(path.Summary.Trades),
                Figures.Money(path.Summary.NetResult),
                Figures.Pct(path.Summary.ReturnPct),
                Figures.Ratio(path.Summary.Sharpe),
                Figures.Pct(path.Summary.MaxDrawdownPct));
        }

        return table;
    }

    private static void WriteDecay(IAnsiConsole console, WalkForwardReport report)
    {
        var decay = report.Decay;
        console.WriteLine($"{report.Objective.ToCode()} of the chosen: {Figures.Ratio(decay.InSample)} in sample, {Figures.Ratio(decay.OutOfSample)} out of sample{(decay.RatioPct is { } ratio ? $": {Figures.Pct(ratio)} of it is left" : "")} (mean of {decay.Windows} windows)");
        console.WriteLine($"{decay.WindowsPositive} of {report.Windows.Count} windows earned out of sample");
        if (report.Skipped.Count > 0)
        {
            console.WriteLine($"{report.Skipped.Count} combinations left out, such as {report.Skipped[0]}");
        }
    }
}

using Spectre.Console;
using Trading.Core;
using Trading.Runtime.Backtests;

namespace Trading.Local.Rendering;

/// <summary>What was run on what.</summary>
internal static class HeaderView
{
    public static void Write(IAnsiConsole console, BacktestReport report, VariantReport variant)
    {
        var run = variant.Performance.Run;
        if (report.Dataset.SyntheticLabel is { } label)
        {
            console.WriteLine($"SYNTHETIC DATA ({label}): nothing here says anything of a real market.", new Style(Color.Yellow));
            console.WriteLine();
        }

        var table = Sheet.Pairs($"Backtest {Figures.Hash(report.Id)}", 1);
        table.Add("Dataset", $"{report.Dataset.Venue} {Figures.Hash(report.Dataset.Id)}");
        table.Add("Policy", $"{report.PolicyName} {Figures.Hash(report.PolicyHash)}");
        table.Add("Products", string.Join(", ", report.Products));
        table.Add("Range", $"{report.From} to {report.To}, {report.Candles} candles");
        table.Add("Slices", run.IsChainLinked
            ? $"{run.Slices.Count}, each from flat cash; returns are chain-linked"
            : "1");
        table.Add("Fills", $"{variant.FillMode.ToCode()}, seed {report.Seed}");
        table.Add("Fees", $"{variant.FeeSchedule}: maker {Figures.Bps(variant.MakerBps)}, taker {Figures.Bps(variant.TakerBps)}");
        table.Add("Engine", report.EngineVersion);
        console.WriteSheet(table);
    }
}

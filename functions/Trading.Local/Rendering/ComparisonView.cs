using System.Globalization;
using Spectre.Console;
using Trading.Core;
using Trading.Core.Evidence.Drift;
using Trading.Runtime.Comparisons;

namespace Trading.Local.Rendering;

/// <summary>A comparison as tables: the gap and its causes, the drift, and the figures side by side.</summary>
internal static class ComparisonView
{
    public static void Write(IAnsiConsole console, ComparisonReport report)
    {
        var trades = report.Trades;
        var head = Sheet.Pairs($"Account {report.Account} ({report.Mode.ToCode()}) against its backtest, {report.From} to {report.To}", 2);
        head.Add("Net", Figures.Money(trades.LiveNet), "Trades of both", Figures.Count(trades.Matched));
        head.Add("Backtest's net", Figures.Money(trades.BacktestNet), "Account alone", Figures.Count(trades.LiveOnly));
        head.Add("Gap", Figures.Money(trades.Gap), "Backtest alone", Figures.Count(trades.BacktestOnly));
        head.Add("Fills, fees", $"{report.FillMode.ToCode()}, {report.FeeSchedule}", "Policy", Figures.Hash(report.PolicyHash));
        console.WriteSheet(head);

        var causes = Sheet.Of("Where the gap comes from", "Cause", "Gap");
        causes.AddColumn(new TableColumn(""));
        foreach (var (name, value, meaning) in ComparisonTerms.Of(trades.Terms))
        {
            causes.Add(name, Figures.Money(value), meaning);
        }

        causes.Add("together", Figures.Money(trades.Terms.Sum), "the gap, exactly");
        console.WriteSheet(causes);
        console.WriteSheet(SideBySide(report));
        WriteDrift(console, report);
    }

    private static Table SideBySide(ComparisonReport report)
    {
        var table = Sheet.Of(
            string.Create(CultureInfo.InvariantCulture, $"Side by side, bands at {report.Confidence:0.##}, alert beyond {report.AlertPct:0.##} %"),
            "Figure", "Account", "Backtest", "Off, %", "Band");
        table.Columns[0].NoWrap();
        table.AddColumn(new TableColumn(""));
        foreach (var row in report.Metrics)
        {
            table.Add(
                ComparisonTerms.NameOf(row.Metric),
                Number(row.Live),
                Number(row.Backtest),
                Number(row.DeviationPct),
                row.Band.Kind == BandKind.None ? "-" : $"{Number(row.Band.Lower)} to {Number(row.Band.Upper)}",
                row.IsAlert ? "ALERT" : row.IsOutside ? "outside" : "");
        }

        return table;
    }

    private static void WriteDrift(IAnsiConsole console, ComparisonReport report)
    {
        var drift = report.Drift;
        if (!double.IsNaN(drift.MeanSd))
        {
            console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"Gap of a trade: {drift.MeanSd:0.000} standard deviations, at {1 - drift.Alpha:0.##} between {drift.LowerSd:0.000} and {drift.UpperSd:0.000} ({drift.Count} trades)"));
        }

        console.WriteLine(ComparisonTerms.Verdict(drift));
        foreach (var note in report.Notes)
        {
            console.WriteLine(note);
        }
    }

    private static string Number(double value) => Figures.Ratio(double.IsFinite(value) ? value : null);
}

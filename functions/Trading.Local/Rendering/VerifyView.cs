using Spectre.Console;
using Trading.Runtime.Datasets;

namespace Trading.Local.Rendering;

/// <summary>What a check of a dataset found.</summary>
internal static class VerifyView
{
    public static DatasetDocument DocumentOf(VerifyReport report) => new(
        report.DatasetId,
        report.Manifest.Venue,
        report.Manifest.Synthetic?.Label,
        [.. report.Series.Select(s => new SeriesDocument(s.Product, s.Interval, s.First, s.Last, s.Rows, s.Gaps?.MissingCandles))],
        report.Problems,
        []);

    public static void Write(IAnsiConsole console, VerifyReport report)
    {
        var table = Sheet.Of($"Dataset {Figures.Hash(report.DatasetId)} ({report.Manifest.Venue})", "Series", "Rows", "Missing", "Longest gap", "Problems");
        foreach (var s in report.Series)
        {
            table.Add(
                s.ToString(),
                Figures.Count(s.Rows),
                s.Gaps is { } gaps ? Figures.Count(gaps.MissingCandles) : "",
                s.Gaps?.Largest is { } largest ? Figures.Count(largest.MissingCandles) : "",
                Figures.Count(s.Problems.Length));
        }

        console.WriteSheet(table);
        foreach (var problem in report.Problems)
        {
            Console.Out.WriteLine($"problem: {problem}");
        }

        Console.Out.WriteLine(report.IsSound ? $"sound    {report.DatasetId}" : $"not sound: {report.Problems.Length} problems");
    }
}

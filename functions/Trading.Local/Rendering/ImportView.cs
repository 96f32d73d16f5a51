using Spectre.Console;
using Trading.Runtime.Datasets;

namespace Trading.Local.Rendering;

/// <summary>What an import made.</summary>
internal static class ImportView
{
    private const int SkippedShown = 10;

    public static DatasetDocument DocumentOf(ImportReport report) => new(
        report.DatasetId,
        report.Manifest.Venue,
        report.Manifest.Synthetic?.Label,
        [.. report.Series.Select(s => new SeriesDocument(s.Product, s.Interval, null, null, s.RowsWritten, s.Gaps?.MissingCandles))],
        [],
        [.. report.Skipped.Select(s => $"{s.Path}: {s.Reason}")]);

    public static void Write(IAnsiConsole console, ImportReport report, string folder)
    {
        var table = Sheet.Of($"Dataset {folder} ({report.Manifest.Venue})", "Series", "Read", "Written", "Missing", "Longest gap", "Dropped", "Moved");
        foreach (var s in report.Series)
        {
            table.Add(
                s.ToString(),
                Figures.Count(s.RowsRead),
                Figures.Count(s.RowsWritten),
                s.Gaps is { } gaps ? Figures.Count(gaps.MissingCandles) : "",
                s.Gaps?.Largest is { } largest ? Figures.Count(largest.MissingCandles) : "",
                Figures.Count(s.Repair.DuplicatesDropped),
                Figures.Count(s.Repair.RowsMoved));
        }

        console.WriteSheet(table);
        foreach (var skipped in report.Skipped.Take(SkippedShown))
        {
            console.WriteLine($"left out: {skipped.Path}: {skipped.Reason}");
        }

        if (report.Skipped.Length > SkippedShown)
        {
            console.WriteLine($"left out: {report.Skipped.Length - SkippedShown} more");
        }

        console.WriteLine($"dataset  {report.DatasetId}");
    }
}

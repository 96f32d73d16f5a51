using Spectre.Console;
using Trading.Core;
using Trading.Runtime.Sweeps;

namespace Trading.Local.Rendering;

/// <summary>Scores of a sweep over two keys as a grid: rows are the first key's values, columns the second's; greener is better.</summary>
internal static class HeatMap
{
    private const int ColumnsMax = 9;

    // From worst to best; plain text where there are no colours.
    private static readonly Color[] Colors = [Color.Red3, Color.IndianRed, Color.Grey, Color.DarkSeaGreen, Color.Green3];

    /// <summary>Null where not two keys vary, or the second takes more values than fit.</summary>
    public static Table? Of(SweepReport report)
    {
        if (report.Keys.Count != 2)
        {
            return null;
        }

        var rows = report.Rows.Select(r => r.Values[0]).Distinct(StringComparer.Ordinal).ToArray();
        var columns = report.Rows.Select(r => r.Values[1]).Distinct(StringComparer.Ordinal).ToArray();
        if (columns.Length > ColumnsMax || rows.Length * columns.Length > report.Rows.Count + report.Skipped.Count)
        {
            return null;
        }

        var scores = report.Rows.ToDictionary(r => (r.Values[0], r.Values[1]), r => r.Score);
        var all = scores.Values.OfType<double>().ToArray();
        var table = Sheet.Of($"{report.Objective.ToCode()} by a (down) and b (across)", "a \\ b", columns);
        foreach (var row in rows)
        {
            table.AddRow([new Text(row), .. columns.Select(column => Cell(scores.GetValueOrDefault((row, column)), all))]);
        }

        return table;
    }

    private static Text Cell(double? score, double[] all) => score is not { } value
        ? new Text(Figures.Ratio(score))
        : new Text(Figures.Ratio(score), new Style(Colors[Shade(value, all.Min(), all.Max())]));

    private static int Shade(double value, double min, double max) =>
        max > min ? Math.Min(Colors.Length - 1, (int)((value - min) / (max - min) * Colors.Length)) : Colors.Length / 2;
}

using Spectre.Console;
using Trading.Runtime.Regression;

namespace Trading.Local.Rendering;

/// <summary>Figures against their baseline: all that moved, or that none did.</summary>
internal static class RegressionView
{
    public static void Write(IAnsiConsole console, RegressionResult result)
    {
        var moved = result.Rows.Where(row => !row.IsKept).ToArray();
        if (moved.Length > 0)
        {
            var table = Sheet.Of("Moved", "Run", "Figure", "Baseline", "Now", "Tolerance");
            foreach (var row in moved)
            {
                table.Add(row.Run, row.Figure, Short(row.Before), Short(row.Now), row.Tolerance);
            }

            console.WriteSheet(table);
        }

        var runs = result.Rows.Select(row => row.Run).Distinct(StringComparer.Ordinal).Count();
        console.WriteLine(moved.Length == 0
            ? $"{result.Rows.Count} figures of {runs} runs are as in {result.Baseline}"
            : $"{moved.Length} of {result.Rows.Count} figures of {runs} runs are not as in {result.Baseline}");
    }

    // Hashes are told apart by their beginning.
    private static string Short(string text) => text.Length == 64 ? Figures.Hash(text) : text;
}

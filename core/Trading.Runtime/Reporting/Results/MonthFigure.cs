using System.Globalization;
using Trading.Core.Analytics;
using Trading.Runtime.Reporting.Plots;

namespace Trading.Runtime.Reporting.Results;

/// <summary>Returns of months in a grid of years, with the year's own at its end.</summary>
internal static class MonthFigure
{
    private const int Months = 12;
    private static readonly string[] Names = [.. Enumerable.Range(1, Months).Select(CultureInfo.InvariantCulture.DateTimeFormat.GetAbbreviatedMonthName), "Year"];

    public static Figure Of(IReadOnlyList<MonthReturn> months)
    {
        var years = months.GroupBy(m => m.Month[..4], StringComparer.Ordinal).ToArray();
        return new Figure(
            "months",
            "Return by month, percent of NAV",
            string.Join(", ", months.Select(m => $"{m.Month} {Numerals.SignedPct(m.ReturnPct, 1)}")),
            new HeatMap([.. years.Select(y => y.Key)], Names, [.. years.Select(RowOf)]),
            "A month or year that the run covers in part counts what it covers. The year links its months.",
            IsWide: true);
    }

    private static HeatCell[] RowOf(IGrouping<string, MonthReturn> year)
    {
        var cells = new HeatCell[Months + 1];
        Array.Fill(cells, HeatCell.Empty);
        var growth = 1.0;
        foreach (var month in year)
        {
            cells[int.Parse(month.Month.AsSpan(5), CultureInfo.InvariantCulture) - 1] = CellOf(month.Month, month.ReturnPct);
            growth *= 1 + (month.ReturnPct / 100);
        }

        cells[Months] = CellOf(year.Key, (growth - 1) * 100);
        return cells;
    }

    private static HeatCell CellOf(string name, double pct) => new(pct, Numerals.Signed(pct, 1), $"{name}: {Numerals.SignedPct(pct)}");
}

using Trading.Core.Analytics;
using Trading.Runtime.Reporting.Plots;

namespace Trading.Runtime.Reporting.Results;

/// <summary>Net results of trades by what they share.</summary>
/// <param name="currency">Of all amounts.</param>
internal sealed class GroupFigures(string currency)
{
    /// <summary>A row a group, the best first.</summary>
    public Figure Rows(string id, string title, IReadOnlyList<GroupResult> groups)
    {
        var sorted = groups.OrderByDescending(g => g.Net.Amount).ThenBy(g => g.Key, StringComparer.Ordinal).ToArray();
        return new Figure(id, $"{title}, net {currency}", Describe(sorted), new BarRows([.. sorted.Select(BarOf)]), Numbers: NumbersOf(title, sorted));
    }

    /// <summary>A column a group, in their order.</summary>
    public Figure Columns(string id, string title, IReadOnlyList<GroupResult> groups, string foot) => new(
        id,
        $"{title}, net {currency}",
        Describe(groups),
        new ColumnPlot([.. groups.Select(BarOf)], Numerals.Fixed, currency, Foot: foot),
        Numbers: NumbersOf(title, groups));

    /// <summary>All 24 hours, those without a trade too.</summary>
    public static IReadOnlyList<GroupResult> AllHours(IReadOnlyList<GroupResult> groups)
    {
        var byHour = groups.ToDictionary(g => g.Key, StringComparer.Ordinal);
        return
        [
            .. Enumerable.Range(0, 24).Select(h => h.ToString("00", System.Globalization.CultureInfo.InvariantCulture))
                .Select(h => byHour.GetValueOrDefault(h) ?? new GroupResult(h, 0, 0, default, default, default)),
        ];
    }

    private static Bar BarOf(GroupResult group) => Bar.Signed(
        group.Key,
        (double)group.Net.Amount,
        Numerals.SignedMoney(group.Net),
        $"{Numerals.Counted(group.Trades, "trade")}, {Numerals.Pct(group.WinRatePct, 1)} won\nedge {Numerals.SignedMoney(group.Edge)}, costs {Numerals.Money(group.Costs)}");

    private static string Describe(IEnumerable<GroupResult> groups) =>
        string.Join(", ", groups.Where(g => g.Trades > 0).Select(g => $"{g.Key} {Numerals.SignedMoney(g.Net)}"));

    private Table NumbersOf(string title, IEnumerable<GroupResult> groups) => new(
        $"{title} ({currency})",
        ["", "Trades", "Won", "Edge", "Costs", "Net"],
        [
            .. groups.Select(g => (IReadOnlyList<Cell>)
            [
                g.Key,
                Numerals.Count(g.Trades),
                Numerals.Pct(g.WinRatePct, 1),
                Numerals.SignedMoney(g.Edge),
                Numerals.Money(g.Costs),
                new Cell(Numerals.SignedMoney(g.Net), Tones.Of(g.Net)),
            ]),
        ]);
}

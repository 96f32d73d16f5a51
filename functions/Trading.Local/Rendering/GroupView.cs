using Spectre.Console;
using Trading.Core.Analytics;

namespace Trading.Local.Rendering;

/// <summary>Trades by something they share.</summary>
internal static class GroupView
{
    public static Table Of(string title, IReadOnlyList<GroupResult> groups)
    {
        var table = Sheet.Of(title, "", "Trades", "Win rate", "Edge", "Costs", "Net");
        foreach (var group in groups)
        {
            table.Add(
                group.Key,
                Figures.Count(group.Trades),
                Figures.Pct(group.WinRatePct),
                Figures.Money(group.Edge),
                Figures.Money(group.Costs),
                Figures.Money(group.Net));
        }

        return table;
    }
}

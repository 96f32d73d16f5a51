using Spectre.Console;
using Trading.Core;
using Trading.Core.Backtesting;
using Trading.Core.Execution;
using Trading.Core.Rules;
using Trading.Core.Signals;
using Trading.Core.Universe;

namespace Trading.Local.Rendering;

/// <summary>How many got how far, and why the others did not.</summary>
internal static class FunnelView
{
    private const int ReasonsShown = 6;

    public static Table Of(FunnelCounts funnel)
    {
        var table = Sheet.Of($"Funnel over {Figures.Count(funnel.Cycles)} cycles", "Step", "Count");
        table.AddColumn(new TableColumn("Lost on the way there, by reason"));
        table.Add("scanned", Figures.Count(funnel.Scanned), Reasons(
            funnel.Universe.Where(r => r.Key != UniverseReason.Eligible.ToCode()).Concat(funnel.Quality.Where(r => r.Key != QualityVerdict.Pass.ToCode()))));
        table.Add("triggered", Figures.Count(funnel.Triggered), funnel.Signals.Count == 0 ? "" : $"fired: {Reasons(funnel.Signals)}");
        table.Add("proposed", Figures.Count(funnel.Proposed), Reasons(Without(funnel.Rules, RuleReason.Proposed)));
        table.Add("approved", Figures.Count(funnel.Approved), Reasons(funnel.Risk));
        table.Add("sent", Figures.Count(funnel.Sent), Reasons(Without(funnel.Plans, PlanRefusal.None)));
        table.Add("filled", Figures.Count(funnel.Filled), Reasons(Without(funnel.Legs, LegOutcome.Filled, LegOutcome.PartlyFilled)));
        return table;
    }

    private static IEnumerable<KeyValuePair<string, long>> Without<T>(SortedDictionary<string, long> counts, params T[] passed)
        where T : struct, Enum => counts.Where(c => !passed.Any(p => p.ToCode() == c.Key));

    private static string Reasons(IEnumerable<KeyValuePair<string, long>> counts)
    {
        var all = counts.OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal).ToArray();
        var shown = string.Join(", ", all.Take(ReasonsShown).Select(c => $"{c.Key} {Figures.Count(c.Value)}"));
        return all.Length > ReasonsShown ? $"{shown}, others {Figures.Count(all.Skip(ReasonsShown).Sum(c => c.Value))}" : shown;
    }
}

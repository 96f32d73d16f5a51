using Trading.Core;
using Trading.Core.Backtesting;
using Trading.Core.Execution;
using Trading.Core.Rules;
using Trading.Core.Universe;
using Trading.Core.Signals;
using Trading.Runtime.Reporting.Plots;

namespace Trading.Runtime.Reporting.Results;

/// <summary>How many got how far from scanned to filled, and why the others did not.</summary>
internal static class FunnelBlocks
{
    private const int ReasonsShown = 12;

    public static Table Steps(FunnelCounts funnel) => new(
        $"From scanned to filled, over {Numerals.Count(funnel.Cycles)} cycles",
        ["Step", "Count", "Of the step before", "What it counts"],
        [
            Row("scanned", funnel.Scanned, 0, "products in cycles that signals looked at"),
            Row("triggered", funnel.Triggered, funnel.Scanned, "of them, those on which a signal fired"),
            Row("proposed", funnel.Proposed, funnel.Triggered, "entries that the rules proposed"),
            Row("approved", funnel.Approved, funnel.Proposed, "proposals that risk let through"),
            Row("sent", funnel.Sent, funnel.Approved, "approved entries of which an order was sent"),
            Row("filled", funnel.Filled, funnel.Sent, "sent entries that filled at least in part"),
        ],
        IsTextLast: true);

    public static IReadOnlyList<Figure> Reasons(FunnelCounts funnel)
    {
        Figure?[] figures =
        [
            Of("rejections", "Proposals rejected by risk, failed checks", funnel.Risk, "A proposal may fail several checks; each is counted."),
            Of("unproposed", "Triggers that became no proposal", Without(funnel.Rules, RuleReason.Proposed)),
            Of("legs", "Entries sent, by how they ended", funnel.Legs),
            Of("plans", "Approved entries that were not sent", Without(funnel.Plans, PlanRefusal.None)),
            Of("fired", "Triggers by signal", funnel.Signals),
            Of("universe", "Products not eligible, times cycles", Without(funnel.Universe, UniverseReason.Eligible)),
            Of("quality", "Products held back for data quality", Without(funnel.Quality, QualityVerdict.Pass)),
        ];
        return [.. figures.OfType<Figure>()];
    }

    private static IReadOnlyList<Cell> Row(string step, long count, long before, string meaning) =>
        [step, Numerals.Count(count), before > 0 ? Numerals.Pct((double)count / before * 100, 1) : "", new Cell(meaning, Tone.Muted)];

    private static IEnumerable<KeyValuePair<string, long>> Without<T>(SortedDictionary<string, long> counts, T passed)
        where T : struct, Enum => counts.Where(c => c.Key != passed.ToCode());

    private static Figure? Of(string id, string title, IEnumerable<KeyValuePair<string, long>> counts, string note = "")
    {
        var all = counts.Where(c => c.Value > 0).OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal).ToArray();
        if (all.Length == 0)
        {
            return null;
        }

        var bars = all.Take(ReasonsShown).Select(c => BarOf(c.Key, c.Value)).ToList();
        if (all.Length > ReasonsShown)
        {
            bars.Add(BarOf("others", all.Skip(ReasonsShown).Sum(c => c.Value)));
        }

        return new Figure(id, title, string.Join(", ", all.Select(c => $"{c.Key} {Numerals.Count(c.Value)}")), new BarRows(bars), note);
    }

    private static Bar BarOf(string name, long count) => new(name, 0, count, Numerals.Count(count), Tone.Plain);
}

using Trading.Core;
using Trading.Core.Analytics;

namespace Trading.Runtime.Reporting.Results;

/// <summary>The sections that a report of performance has wherever the trades come from.</summary>
public static class PerformanceSections
{
    /// <summary>Id of the section that says what trading cost; what else is known of costs comes after it.</summary>
    public const string CostsId = "s-costs";

    private const int ViolationsShown = 50;

    /// <param name="report">The figures.</param>
    /// <param name="currency">Of all amounts.</param>
    public static IReadOnlyList<Section> Of(PerformanceReport report, string currency)
    {
        var equity = new EquityFigures(report, currency);
        var terms = (Trades: PerformanceTerms.Trades(report, currency), Equity: PerformanceTerms.Equity(report));
        Definitions definitions = new([.. PerformanceTerms.Headline(report, currency), .. terms.Equity, .. terms.Trades]);
        return
        [
            new Section("s-equity", "Equity", equity.Equity(), equity.Drawdown(), MonthFigure.Of(report.MonthlyReturns), equity.Benchmarks()),
            new Section("s-figures", "Figures", new KeyFigures(terms.Equity), new KeyFigures(terms.Trades), definitions),
            Costs(report, currency),
            Groups(report, currency),
            new Section("s-funnel", "Funnel", FunnelBlocks.Steps(report.Funnel), new Columns([.. Stack.Deal(FunnelBlocks.Reasons(report.Funnel), 3)])),
            new Section("s-trades", "Trades", new TradeTable(report.Run.Trades, currency)),
        ];
    }

    /// <summary>What an audit of the trade log alone found against the policy.</summary>
    public static IReadOnlyList<IBlock> Violations(PerformanceReport report)
    {
        var found = report.Violations;
        if (found.Count == 0)
        {
            return [new Note("An audit of the trade log alone found no violation of caps or pacing.", IsMuted: false)];
        }

        var rows = found.Take(ViolationsShown).Select(v => (IReadOnlyList<Cell>)
            [TradeStory.Time(v.At), v.Product.Value, v.Rule, Numerals.Exact(v.Observed), Numerals.Exact(v.Limit)]);
        return
        [
            new Banner(Tone.Loss, "Violations", $"An audit of the trade log alone found {Numerals.Counted(found.Count, "violation")} of caps or pacing.", ""),
            new Table($"The first {Math.Min(found.Count, ViolationsShown)}", ["At (UTC)", "Product", "Rule", "Observed", "Limit"], [.. rows], TextColumns: 3),
        ];
    }

    private static Section Costs(PerformanceReport report, string currency)
    {
        var costs = new CostFigures(currency);
        return new Section(
            CostsId,
            "Costs and shape",
            new Columns(
                new Stack(costs.Waterfall(report.Costs), costs.Makers(report.Run.Trades)),
                ShapeFigures.Returns(report.ReturnsPct),
                ShapeFigures.Holds(report.HoldHours)));
    }

    private static Section Groups(PerformanceReport report, string currency)
    {
        var groups = new GroupFigures(currency);
        return report.Trades.Trades == 0
            ? new Section("s-groups", "Results by group", new Note("There are no trades."))
            : new Section(
                "s-groups",
                "Results by group",
                new Columns(
                    new Stack(
                        groups.Rows("by-signal", "By signal", report.BySignal),
                        groups.Rows("by-regime", "By regime at entry", report.ByRegime)),
                    new Stack(
                        groups.Rows("by-product", "By product", report.ByProduct),
                        groups.Rows("by-tier", "By tier", report.ByTier),
                        groups.Rows("by-exit", "By exit", report.ByExit)),
                    new Stack(
                        groups.Columns("by-month", "By month of the exit", report.ByMonth, "UTC month"),
                        groups.Columns("by-hour", "By hour of the entry", GroupFigures.AllHours(report.ByHour), "UTC hour"))));
    }
}

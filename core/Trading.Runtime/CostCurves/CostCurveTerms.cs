using System.Globalization;
using Trading.Core.Evidence.Costs;

namespace Trading.Runtime.CostCurves;

/// <summary>What the parts of a cost curve are called, the same on the console and on its page.</summary>
public static class CostCurveTerms
{
    public static string NameOf(CostAxisKind axis) => axis switch
    {
        CostAxisKind.Fees => "Fees",
        CostAxisKind.Spread => "Spread",
        CostAxisKind.Capital => "Capital",
        _ => throw new ArgumentOutOfRangeException(nameof(axis), axis, "expected an axis"),
    };

    /// <summary>What the multiples of an axis are of.</summary>
    public static string MeaningOf(CostCurveReport report, CostAxisKind axis) => axis switch
    {
        CostAxisKind.Fees => $"Multiples of the schedule {report.FeeSchedule}, then the policy's other schedules.",
        CostAxisKind.Spread => $"Multiples of the policy's spread where none is observed ({Spread(report)}); {Quoted(report)}",
        CostAxisKind.Capital => string.Create(CultureInfo.InvariantCulture, $"Multiples of the opening balance of {report.InitialCash.Amount:#,##0.##}."),
        _ => throw new ArgumentOutOfRangeException(nameof(axis), axis, "expected an axis"),
    };

    /// <summary>The break-even cost with its interval, beside what was paid.</summary>
    public static string BreakEven(BreakEvenCost? cost) => cost is null
        ? "There are no closed trades: no cost to break even at."
        : string.Create(
            CultureInfo.InvariantCulture,
            $"A round trip breaks even at a cost of {cost.Bps:0.0} bps of what was bought ({cost.Confidence * 100:0.##} % interval {cost.LowerBps:0.0} to {cost.UpperBps:0.0}, {cost.Trades} trades); it paid {cost.PaidBps:0.0} bps.");

    /// <summary>Why points differ in their trades; empty where they do not.</summary>
    public static string TradesDiffer(CostCurveReport report) => report.Axes.SelectMany(a => a.Points).Select(p => p.Summary.Trades).Distinct().Count() < 2
        ? ""
        : "Not all points have the same trades: an order that did not fill at rest crosses only within the policy's execution.slippage_budget_bps, and sizes and breakers follow the account.";

    private static string Spread(CostCurveReport report) => string.Create(
        CultureInfo.InvariantCulture, $"{report.SpreadBps.T1:0.##}, {report.SpreadBps.T2:0.##} and {report.SpreadBps.T3:0.##} bps by tier");

    private static string Quoted(CostCurveReport report) => report.QuotedProducts.Count == 0
        ? "the data has no quotes."
        : $"quotes were recorded of {string.Join(", ", report.QuotedProducts)}, and where they are the observed spread stands.";
}

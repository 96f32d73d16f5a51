using Trading.Core;
using Trading.Core.Evidence.Costs;
using Trading.Runtime.CostCurves;
using Trading.Runtime.Reporting.Plots;

namespace Trading.Runtime.Reporting.Results;

/// <summary>What a cost curve is shown as, on a page of its own or within a backtest's.</summary>
internal static class CostCurveBlocks
{
    /// <summary>Whether the policy breaks even, and at which cost.</summary>
    public static Banner Verdict(CostCurveReport report) => new(
        report.IsBreakingEven ? Tone.Gain : Tone.Loss,
        report.IsBreakingEven ? "Breaks even" : "Does not break even",
        $"Net result at its own costs: {Numerals.SignedMoney(report.Base.Summary.NetResult)} {CurrencyOf(report)}.",
        CostCurveTerms.BreakEven(report.BreakEven));

    /// <summary>What a reader has to know of the points; none where they all have the same trades.</summary>
    public static IEnumerable<IBlock> Caveats(CostCurveReport report) =>
        CostCurveTerms.TradesDiffer(report) is { Length: > 0 } why ? [new Note(why)] : [];

    /// <summary>The whole curve as one section of a backtest's page.</summary>
    public static Section Whole(CostCurveReport report) => new(
        "s-costcurve",
        "Against fees, spread and capital",
        [
            Verdict(report),
            new KeyFigures(Headline(report)),
            .. Caveats(report),
            .. report.Axes.SelectMany(axis => AxisOf(report, axis)),
        ]);

    /// <summary>Break-even and what the policy came to at its own costs.</summary>
    public static IReadOnlyList<KeyFigure> Headline(CostCurveReport report)
    {
        var cost = report.BreakEven;
        return
        [
            new("Break-even cost", Numerals.Bps(cost?.Bps), "Edge of closed trades over what was bought: the cost of a round trip at which they come to nothing."),
            new("Interval from", Numerals.Bps((decimal?)cost?.LowerBps), "Lower end of the percentile interval of a stationary bootstrap over trades."),
            new("Interval to", Numerals.Bps((decimal?)cost?.UpperBps), "Its upper end."),
            new("Paid", Numerals.Bps(cost?.PaidBps), "Slippage and fees of closed trades over what was bought."),
            new("Net Sharpe", Numerals.Ratio(report.Base.Summary.Sharpe), "Of daily returns after costs, annualised with 365 days.", Tones.Of(report.Base.Summary.Sharpe)),
            new("Trades", Numerals.Count(report.Base.Summary.Trades), "Closed trades at the policy's own costs."),
        ];
    }

    /// <summary>One axis: what its multiples are of, Sharpe ratio and return against them, and every point.</summary>
    public static IReadOnlyList<IBlock> AxisOf(CostCurveReport report, CostAxis axis)
    {
        var code = axis.Kind.ToCode();
        var name = CostCurveTerms.NameOf(axis.Kind);
        return
        [
            new Note(CostCurveTerms.MeaningOf(report, axis.Kind)),
            new Columns(
                Plot($"sharpe-{code}", "Net Sharpe", name, axis, p => p.Summary.Sharpe, v => Numerals.Ratio(v), ""),
                Plot($"return-{code}", "Net return", name, axis, p => p.Summary.ReturnPct, v => Numerals.SignedPct(v), "%")),
            Points(name, axis, CurrencyOf(report)),
        ];
    }

    private static Figure Plot(
        string id, string title, string axisName, CostAxis axis, Func<CostPoint, double?> of, Func<double?, string> text, string unit) => new(
        id,
        $"{title} against {axisName.ToLowerInvariant()}{(unit.Length > 0 ? $", {unit}" : "")}",
        $"{title} against {axisName}: {string.Join(", ", axis.Points.Select(p => $"{p.Value} {text(of(p))}"))}.",
        new ColumnPlot(
            [.. axis.Points.Select(p => Bar.Signed(p.Value, of(p) ?? 0, text(of(p)), p.IsBase ? "the policy as it is" : ""))],
            (value, decimals) => Numerals.Fixed(value, decimals),
            unit));

    private static Table Points(string name, CostAxis axis, string currency) => new(
        $"{name}, {currency}",
        ["Value", "Trades", "Net", "Return", "Net Sharpe", "Drawdown", "Edge", "Slippage", "Fees", "Cost"],
        [
            .. axis.Points.Select(p => (IReadOnlyList<Cell>)
            [
                p.IsBase ? $"{p.Value} own" : p.Value,
                Numerals.Count(p.Summary.Trades),
                new Cell(Numerals.SignedMoney(p.Summary.NetResult), Tones.Of(p.Summary.NetResult)),
                Numerals.SignedPct(p.Summary.ReturnPct),
                Numerals.Ratio(p.Summary.Sharpe),
                Numerals.Pct(p.Summary.MaxDrawdownPct),
                Numerals.SignedMoney(p.Edge),
                Numerals.Money(p.Slippage),
                Numerals.Money(p.Summary.Fees),
                Numerals.Bps(p.CostBps),
            ]),
        ]);

    private static string CurrencyOf(CostCurveReport report) => report.Products.Count > 0 ? report.Products[0].Quote : "";
}

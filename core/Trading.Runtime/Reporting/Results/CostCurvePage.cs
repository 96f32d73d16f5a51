using System.Globalization;
using Trading.Core;
using Trading.Core.Evidence.Costs;
using Trading.Runtime.CostCurves;
using Trading.Runtime.Reporting.Plots;

namespace Trading.Runtime.Reporting.Results;

/// <summary>A cost curve as a page: whether the policy breaks even, then one section an axis.</summary>
public static class CostCurvePage
{
    /// <summary>The file as UTF-8; the same report gives the same bytes.</summary>
    public static byte[] ToHtml(CostCurveReport report) => Of(report).ToHtml();

    public static Page Of(CostCurveReport report)
    {
        var currency = report.Products.Count > 0 ? report.Products[0].Quote : "";
        return new Page
        {
            Title = $"Cost curve of {report.PolicyName}",
            Subtitle = $"{report.Products.Count} products, {Day(report.From)} to {Day(report.To)}; {report.FillMode.ToCode()} fills, {report.FeeSchedule} fees",
            Head =
            [
                .. report.Dataset.SyntheticLabel is { } label
                    ? [new Banner(Tone.Caution, "Synthetic data", $"The data was made up: {label}.", "Nothing here says anything of a real market.")]
                    : ReadOnlySpan<IBlock>.Empty,
                new Banner(
                    report.IsBreakingEven ? Tone.Gain : Tone.Loss,
                    report.IsBreakingEven ? "Breaks even" : "Does not break even",
                    $"Net result at its own costs: {Numerals.SignedMoney(report.Base.Summary.NetResult)} {currency}.",
                    CostCurveTerms.BreakEven(report.BreakEven)),
                new KeyFigures(Headline(report), IsLarge: true),
                .. CostCurveTerms.TradesDiffer(report) is { Length: > 0 } why ? [new Note(why)] : ReadOnlySpan<IBlock>.Empty,
            ],
            Sections =
            [
                .. report.Axes.Select(axis => SectionOf(report, axis, currency)),
                new Section("s-origin", "Provenance", Origin(report)),
            ],
        };
    }

    private static IReadOnlyList<KeyFigure> Headline(CostCurveReport report)
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

    private static Section SectionOf(CostCurveReport report, CostAxis axis, string currency)
    {
        var code = axis.Kind.ToCode();
        var name = CostCurveTerms.NameOf(axis.Kind);
        return new Section(
            $"s-{code}",
            name,
            [
                new Note(CostCurveTerms.MeaningOf(report, axis.Kind)),
                new Columns(
                    Plot($"sharpe-{code}", "Net Sharpe", name, axis, p => p.Summary.Sharpe, v => Numerals.Ratio(v), ""),
                    Plot($"return-{code}", "Net return, %", name, axis, p => p.Summary.ReturnPct, v => Numerals.SignedPct(v), "%")),
                Points(name, axis, currency),
            ]);
    }

    private static Figure Plot(
        string id, string title, string axisName, CostAxis axis, Func<CostPoint, double?> of, Func<double?, string> text, string unit) => new(
        id,
        title,
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

    private static Facts Origin(CostCurveReport report) => new(
    [
        ("Policy", report.PolicyHash),
        ("Dataset", $"{report.Dataset.Venue}, {report.Dataset.Id}"),
        ("Engine", report.EngineVersion),
        ("Range", $"{report.From} to {report.To}, {report.Candles} candles"),
        ("Products", string.Join(", ", report.Products)),
        ("Seed", report.Seed.ToString(CultureInfo.InvariantCulture)),
    ]);

    private static string Day(Trading.Core.Market.Timestamp time) => time.ToString()[..10];
}

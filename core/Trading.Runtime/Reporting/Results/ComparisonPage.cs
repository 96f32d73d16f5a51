using System.Globalization;
using Trading.Core;
using Trading.Core.Evidence.Drift;
using Trading.Runtime.Comparisons;
using Trading.Runtime.Reporting.Plots;

namespace Trading.Runtime.Reporting.Results;

/// <summary>A comparison as a page: verdict, where the gap comes from, drift, figures side by side, and every opportunity.</summary>
public static class ComparisonPage
{
    /// <summary>The file as UTF-8; the same report gives the same bytes.</summary>
    public static byte[] ToHtml(ComparisonReport report) => Of(report).ToHtml();

    public static Page Of(ComparisonReport report)
    {
        var currency = report.Products.Length > 0 ? report.Products[0].Quote : "";
        return new Page
        {
            Title = $"Account {report.Account} against its backtest",
            Subtitle = $"{report.Mode.ToCode()}, {report.Products.Length} products, {Day(report.From)} to {Day(report.To)}; backtest with {report.FillMode.ToCode()} fills and {report.FeeSchedule} fees",
            Head =
            [
                .. SyntheticBanner.Of(report.Dataset),
                VerdictOf(report),
                new KeyFigures(Headline(report, currency), IsLarge: true),
            ],
            Sections =
            [
                new Section("s-gap", "Where the gap comes from", Waterfall(report, currency), Causes(report, currency)),
                new Section("s-drift", "Drift", DriftOf(report)),
                new Section("s-sides", "Side by side", SideBySide(report)),
                new Section("s-trades", "Trades", Trades(report, currency)),
                new Section("s-origin", "Provenance", Origin(report)),
            ],
        };
    }

    private static Banner VerdictOf(ComparisonReport report)
    {
        var alerts = report.Metrics.Where(m => m.IsAlert).Select(m => ComparisonTerms.NameOf(m.Metric)).ToArray();
        var off = alerts.Length > 0
            ? string.Create(CultureInfo.InvariantCulture, $"Worse than the backtest by more than {report.AlertPct:0.##} %: {string.Join("; ", alerts)}.")
            : string.Create(CultureInfo.InvariantCulture, $"No figure is worse than the backtest's by more than {report.AlertPct:0.##} %.");
        return report.IsAlert
            ? new Banner(Tone.Loss, "Alert", ComparisonTerms.Verdict(report.Drift), off)
            : new Banner(report.Drift.IsDegradationExcluded ? Tone.Gain : Tone.Plain, "No alert", ComparisonTerms.Verdict(report.Drift), off);
    }

    private static IReadOnlyList<KeyFigure> Headline(ComparisonReport report, string currency) =>
    [
        new("Net result", $"{Numerals.SignedMoney(report.Trades.LiveNet)} {currency}", "Sum of the net results of the account's closed trades.", Tones.Of(report.Trades.LiveNet)),
        new("Backtest\u2019s", $"{Numerals.SignedMoney(report.Trades.BacktestNet)} {currency}", "The same of the backtest of its policy on the same data.", Tones.Of(report.Trades.BacktestNet)),
        new("Gap", $"{Numerals.SignedMoney(report.Trades.Gap)} {currency}", "Account less backtest.", Tones.Of(report.Trades.Gap)),
        new("Trades of both", Numerals.Count(report.Trades.Matched), "Same product and signal, entries decided at most one cycle apart."),
        new("Account alone", Numerals.Count(report.Trades.LiveOnly), "Trades that the backtest did not make."),
        new("Backtest alone", Numerals.Count(report.Trades.BacktestOnly), "Trades that the account did not make."),
    ];

    private static Figure Waterfall(ComparisonReport report, string currency)
    {
        var bars = new List<Bar> { Whole("backtest", report.Trades.BacktestNet, "what the backtest earned") };
        var at = report.Trades.BacktestNet;
        foreach (var (name, value, meaning) in ComparisonTerms.Of(report.Trades.Terms))
        {
            bars.Add(new Bar(name, (double)at.Amount, (double)(at + value).Amount, Numerals.SignedMoney(value), Tones.Of(value), meaning));
            at += value;
        }

        bars.Add(Whole("account", report.Trades.LiveNet, "what the account earned"));
        return new Figure(
            "gap",
            $"From the backtest\u2019s net to the account\u2019s, {currency}",
            $"The backtest's {Numerals.SignedMoney(report.Trades.BacktestNet)} and the account's {Numerals.SignedMoney(report.Trades.LiveNet)} with the steps between.",
            new BarRows(bars, IsWaterfall: true),
            "One factor is changed after the other, in this order; the steps add up exactly.",
            IsWide: true);
    }

    private static Table Causes(ComparisonReport report, string currency) => new(
        "What each step means",
        ["Cause", currency, "Meaning"],
        [.. ComparisonTerms.Of(report.Trades.Terms).Select(t => (IReadOnlyList<Cell>)[t.Name, Signed(t.Value), t.Meaning])],
        IsTextLast: true);

    private static IReadOnlyList<IBlock> DriftOf(ComparisonReport report) =>
    [
        new Note(ComparisonTerms.Verdict(report.Drift), IsMuted: false),
        .. report.Drift.Path.Count > 0 ? [Sequence(report.Drift)] : ReadOnlySpan<IBlock>.Empty,
        .. report.Notes.Select(n => new Note(n)),
    ];

    private static Figure Sequence(DriftReading drift) => new(
        "drift",
        "Mean gap of a trade, in standard deviations of the backtest\u2019s trades",
        "The mean gap after each trade with its confidence sequence, and the tolerance.",
        new LinePlot(
            [.. drift.Path.Select(p => p.At)],
            [
                new LineSeries("mean", LineStyle.Main, [.. drift.Path.Select(p => p.MeanSd)]),
                new LineSeries("lower", LineStyle.Other, [.. drift.Path.Select(p => p.LowerSd)]),
                new LineSeries("upper", LineStyle.Third, [.. drift.Path.Select(p => p.UpperSd)]),
                new LineSeries("tolerance", LineStyle.Base, [.. drift.Path.Select(_ => -drift.ToleranceSd)]),
            ],
            (value, decimals) => Numerals.Fixed(value, decimals),
            "sd"),
        "The interval holds at all times at once: it may be looked at after every trade. Below the tolerance as a whole, degradation is shown; above it, excluded.",
        IsWide: true);

    private static Table SideBySide(ComparisonReport report) => new(
        string.Create(CultureInfo.InvariantCulture, $"The same figures of both; {report.Confidence * 100:0.##} % bands of the backtest, alert beyond {report.AlertPct:0.##} %"),
        ["Figure", "Account", "Backtest", "Off by", "Off, %", "Band from", "to", "Alert", "Band is"],
        [.. report.Metrics.Select(RowOf)],
        IsTextLast: true);

    private static IReadOnlyList<Cell> RowOf(MetricRow row) =>
    [
        ComparisonTerms.NameOf(row.Metric),
        Numerals.Fixed(row.Live, 2),
        Numerals.Fixed(row.Backtest, 2),
        Numerals.Signed(row.Deviation, 2),
        Numerals.Signed(row.DeviationPct, 1),
        Numerals.Fixed(row.Band.Lower, 2),
        Numerals.Fixed(row.Band.Upper, 2),
        row.IsAlert ? new Cell("alert", Tone.Loss) : row.IsOutside ? new Cell("outside", Tone.Caution) : "",
        ComparisonTerms.NameOf(row.Band.Kind),
    ];

    private static Table Trades(ComparisonReport report, string currency) => new(
        $"Every opportunity, {currency}",
        ["Decided", "Product", "Signal", "Account", "Backtest", "Gap", "Size", "Fill", "Timing", "Price", "Fee", "Signal only"],
        [
            .. report.Trades.Gaps.Select(g => (IReadOnlyList<Cell>)
            [
                g.EntrySlot.ToString(), g.Product.Value, g.Signal, Numerals.SignedMoney(g.LiveNet), Numerals.SignedMoney(g.BacktestNet), Signed(g.Gap),
                Signed(g.Terms.Size), Signed(g.Terms.Fill), Signed(g.Terms.Timing), Signed(g.Terms.Price), Signed(g.Terms.Fee), Signed(g.Terms.Signal),
            ]),
        ],
        TextColumns: 3);

    private static Facts Origin(ComparisonReport report) => new(
    [
        ("Policy", report.PolicyHash),
        ("Dataset", $"{report.Dataset.Venue}, {report.Dataset.Id}"),
        ("Engine", report.EngineVersion),
        ("Range", $"{report.From} to {report.To}, {Numerals.Count(report.Cycles)} cycles"),
        ("Products", string.Join(", ", report.Products)),
        ("Open", $"{Numerals.Count(report.LiveOpen)} positions of the account, {Numerals.Count(report.BacktestOpen)} of the backtest"),
        ("Evidence", string.Create(CultureInfo.InvariantCulture, $"{report.Evidence.Days} days, {report.Evidence.Trades} trades, {report.Evidence.InvariantViolations} violated invariants")),
    ]);

    private static Bar Whole(string label, Money value, string tip) => Bar.Signed(label, (double)value.Amount, Numerals.SignedMoney(value), tip);

    // What is shown as zero has no colour.
    private static Cell Signed(Money money) => new(Numerals.SignedMoney(money), Tones.Of(decimal.Round(money.Amount, 2)));

    private static string Day(Trading.Core.Market.Timestamp time) => time.ToString()[..10];
}

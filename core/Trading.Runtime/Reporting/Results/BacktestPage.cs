using System.Globalization;
using Trading.Core;
using Trading.Core.Analytics;
using Trading.Runtime.Backtests;
using Trading.Runtime.CostCurves;
using Trading.Runtime.Reporting.Plots;

namespace Trading.Runtime.Reporting.Results;

/// <summary>A backtest's report as a page: its first variant in full, and all of them side by side.</summary>
public static class BacktestPage
{
    /// <summary>The file as UTF-8; the same report gives the same bytes.</summary>
    public static byte[] ToHtml(BacktestReport report, CostCurveReport? costs = null) => Of(report, costs).ToHtml();

    /// <param name="report">What was run.</param>
    /// <param name="costs">The same run against its costs; null where that was not asked for.</param>
    public static Page Of(BacktestReport report, CostCurveReport? costs = null)
    {
        var variant = report.Variants[0];
        var performance = variant.Performance;
        var currency = report.Products.Count > 0 ? report.Products[0].Quote : "";
        var sections = PerformanceSections.Of(performance, currency).ToList();
        sections.InsertRange(
            sections.FindIndex(s => s.Id == PerformanceSections.CostsId) + 1,
            [
                .. report.Variants.Count > 1 ? [Bracket(report.Variants, currency)] : ReadOnlySpan<Section>.Empty,
                .. costs is not null ? [CostCurveBlocks.Whole(costs)] : ReadOnlySpan<Section>.Empty,
            ]);
        sections.Add(new Section("s-origin", "Provenance", [OriginOf(report, variant), .. PerformanceSections.Violations(performance)]));
        return new Page
        {
            Title = $"Backtest of {report.PolicyName}",
            Subtitle = $"{report.Dataset.Venue}, {Numerals.Counted(report.Products.Count, "product")}, {Day(report.From)} to {Day(report.To)}, {report.Candles} candles; {variant.FillMode.ToCode()} fills, {Fees(variant)}",
            Head =
            [
                .. SyntheticBanner.Of(report.Dataset),
                VerdictBanner.Of(report),
                new KeyFigures(PerformanceTerms.Headline(performance, currency), IsLarge: true),
            ],
            Sections = sections,
        };
    }

    private static Section Bracket(IReadOnlyList<VariantReport> variants, string currency)
    {
        var rows = variants.Select(v => (IReadOnlyList<Cell>)
        [
            v.FillMode.ToCode(),
            v.FeeSchedule,
            $"{Numerals.Exact(v.MakerBps)} / {Numerals.Exact(v.TakerBps)}",
            Numerals.Count(v.Performance.Trades.Trades),
            Numerals.Pct(v.Performance.Trades.WinRatePct, 1),
            Signed(v.Performance.Run.NetResult),
            new Cell(Numerals.SignedPct(v.Performance.Equity.TotalReturnPct), Tones.Of(v.Performance.Equity.TotalReturnPct)),
            Numerals.Ratio(v.Performance.Equity.Sharpe),
            Numerals.Pct(v.Performance.Equity.MaxDrawdownPct),
            Numerals.Ratio(v.Performance.Trades.ProfitFactor),
            Numerals.Bps(v.Performance.Trades.EdgePerTradeBps),
            Numerals.Bps(v.Performance.Trades.CostPerTradeBps),
        ]);
        var bars = variants.Select(v => Bar.Signed(
            $"{v.FillMode.ToCode()}, {v.FeeSchedule}",
            v.Performance.Equity.TotalReturnPct,
            Numerals.SignedPct(v.Performance.Equity.TotalReturnPct),
            Fees(v)));
        return new Section(
            "s-bracket",
            "Fills and fees side by side",
            new Table(
                "The same run with kinder and harsher fills, and with each fee schedule",
                ["Fills", "Fees", "Maker / taker (bps)", "Trades", "Won", $"Net ({currency})", "Return", "Sharpe", "Max drawdown", "Profit factor", "Edge per trade", "Break-even"],
                [.. rows],
                TextColumns: 2),
            new Figure("bracket", "Return by fills and fees", "The return of each variant.", new BarRows([.. bars]), "The verdict of the gate is taken on pessimistic fills."));
    }

    private static Cell Signed(Money money) => new(Numerals.SignedMoney(money), Tones.Of(money));

    private static Facts OriginOf(BacktestReport report, VariantReport variant) => new(
    [
        ("Report", report.Id),
        ("Policy", $"{report.PolicyName}, {report.PolicyHash}"),
        ("Dataset", $"{report.Dataset.Venue}, {report.Dataset.Id}"),
        ("Engine", report.EngineVersion),
        ("Orders", variant.Performance.Run.OrderListHash),
        ("Products", string.Join(", ", report.Products)),
        ("Range", $"{report.From} to {report.To}, {report.Candles} candles, slices: {report.Split.ToCode()} ({variant.Performance.Run.Slices.Count})"),
        ("Fills", string.Create(CultureInfo.InvariantCulture, $"{variant.FillMode.ToCode()}, seed {report.Seed}")),
        ("Fees", Fees(variant)),
        ("Read and sent", $"{Numerals.Count(variant.Performance.Run.Candles)} candles, {Numerals.Count(variant.Performance.Run.Orders)} orders, {Numerals.Count(variant.Performance.Run.Fills)} fills"),
    ]);

    private static string Fees(VariantReport variant) =>
        $"{variant.FeeSchedule} fees (maker {Numerals.Exact(variant.MakerBps)}, taker {Numerals.Exact(variant.TakerBps)} bps)";

    private static string Day(Trading.Core.Market.Timestamp time) => time.ToString()[..10];
}

using Trading.Core.Analytics;
using Trading.Core.Market;
using Trading.Runtime.Reporting.Plots;

namespace Trading.Runtime.Reporting.Results;

/// <summary>The account over time against cash and against the reference product at the same mean exposure.</summary>
internal sealed class EquityFigures
{
    private const double DrawdownHeight = 165;
    private readonly PerformanceReport _report;
    private readonly string _currency;
    private readonly string _holdName;
    private readonly Timestamp[] _times;
    private readonly double[] _nav;
    private readonly double[] _hold;

    public EquityFigures(PerformanceReport report, string currency)
    {
        var run = report.Run;
        _report = report;
        _currency = currency;
        _holdName = $"{report.ReferenceProduct?.Base ?? "reference"} at equal exposure";
        var end = run.Slices[^1].To;
        _times = [run.Slices[0].From, .. run.Days.Select(d => EndOf(d.Day, end))];
        var initial = (double)run.InitialNav.Amount;
        _nav = [initial, .. run.Days.Select(d => (double)d.Nav.Amount)];
        var growth = ScaledHold.Of(run);
        _hold = [double.IsNaN(run.ReferenceAtStart) ? double.NaN : initial, .. growth.Select(g => g * initial)];
    }

    private bool HasHold => _hold.Any(double.IsFinite);

    public Figure Equity()
    {
        var cash = Enumerable.Repeat((double)_report.InitialNav.Amount, _times.Length).ToArray();
        LineSeries[] series =
        [
            new("this run", LineStyle.Main, _nav),
            .. HasHold ? [new LineSeries(_holdName, LineStyle.Other, _hold)] : ReadOnlySpan<LineSeries>.Empty,
            new("cash", LineStyle.Base, cash),
        ];
        return new Figure(
            "equity",
            "Equity at the end of each UTC day",
            $"The account goes from {Numerals.Money(_report.InitialNav)} to {Numerals.Money(_report.FinalNav)} {_currency}, {Numerals.SignedPct(_report.Equity.TotalReturnPct)}.",
            new LinePlot(_times, series, Numerals.Fixed, _currency, 270),
            EquityNote(),
            IsWide: true);
    }

    public Figure Drawdown() => new(
        "drawdown",
        "Drawdown from the highest day so far",
        $"The deepest fall over all marks is {Numerals.Pct(_report.Equity.MaxDrawdownPct)}, the longest time below a high {_report.Equity.LongestDrawdownDays} days.",
        new LinePlot(
            _times,
            [
                new("this run", LineStyle.Main, UnderWater.Pct(_nav), IsFilled: true),
                .. HasHold ? [new LineSeries(_holdName, LineStyle.Other, UnderWater.Pct(_hold))] : ReadOnlySpan<LineSeries>.Empty,
            ],
            Numerals.Fixed,
            "%",
            DrawdownHeight),
        $"Drawn at the ends of days; over all marks the deepest is {Numerals.Pct(_report.Equity.MaxDrawdownPct)}.",
        IsWide: true);

    /// <summary>The run against doing less.</summary>
    public Table Benchmarks()
    {
        var (benchmarks, total) = (_report.Benchmarks, _report.Equity.TotalReturnPct);
        var product = _report.ReferenceProduct?.Value ?? "the reference product";
        return new Table(
            "Against doing less",
            ["", "Return", "This run is ahead by"],
            [
                Row("this run", total, null),
                Row("cash", benchmarks.CashReturnPct, total - benchmarks.CashReturnPct),
                Row($"{product} at this run\u2019s mean exposure ({Numerals.Pct(_report.Equity.MeanExposurePct)})", benchmarks.ScaledHoldReturnPct, benchmarks.ExcessOverScaledHoldPct),
                Row($"{product}, fully invested", benchmarks.HoldReturnPct, total - benchmarks.HoldReturnPct),
            ]);
    }

    private static Timestamp EndOf(Timestamp day, Timestamp end) => day + TimeSpan.FromDays(1) is var next && next < end ? next : end;

    private static IReadOnlyList<Cell> Row(string name, double? value, double? ahead) =>
        [name, new Cell(Numerals.SignedPct(value), Tones.Of(value)), new Cell(ahead is null ? "" : Numerals.Points(ahead), Tones.Of(ahead))];

    private string EquityNote()
    {
        var chained = _report.Run.IsChainLinked
            ? $" The {_report.Run.Slices.Count} slices each start from flat cash; their returns are linked as a chain."
            : "";
        var hold = HasHold
            ? $"{_report.ReferenceProduct?.Value ?? "The reference product"} is held at this run\u2019s mean exposure of {Numerals.Pct(_report.Equity.MeanExposurePct)}, rebalanced daily without costs; cash earns nothing."
            : "The dataset has no prices of the reference product; cash earns nothing.";
        return hold + chained;
    }
}

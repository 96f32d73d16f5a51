using Trading.Core.Analytics;
using Trading.Runtime.Reporting.Plots;

namespace Trading.Runtime.Reporting.Results;

/// <summary>How returns and holding times of trades are spread.</summary>
internal static class ShapeFigures
{
    public static Figure Returns(IReadOnlyList<HistogramBin> bins) => Of(
        "returns", "Net return per trade", bins, "percent of what was paid", b => Tones.Of(b.To is { } to && to <= 0 ? -1.0 : 1.0));

    public static Figure Holds(IReadOnlyList<HistogramBin> bins) => Of("holds", "Holding time", bins, "hours", _ => Tone.Plain);

    private static Figure Of(string id, string title, IReadOnlyList<HistogramBin> bins, string unit, Func<HistogramBin, Tone> tone)
    {
        var named = bins.Select(b => (Bin: b, Range: RangeOf(b))).ToArray();
        return new Figure(
            id,
            $"{title}, trades",
            string.Join(", ", named.Select(b => $"{b.Range}: {b.Bin.Count}")),
            new ColumnPlot(
                [.. named.Select(b => new Bar(b.Bin.From is { } from ? Edge(from) : "", 0, b.Bin.Count, Numerals.Count(b.Bin.Count), tone(b.Bin), $"{b.Range} {unit}"))],
                Numerals.Fixed,
                "trades",
                AreLabelsBetween: true,
                Foot: unit),
            Numbers: new Table(title, [unit, "Trades"], [.. named.Select(b => (IReadOnlyList<Cell>)[b.Range, Numerals.Count(b.Bin.Count)])]));
    }

    private static string RangeOf(HistogramBin bin) => (bin.From, bin.To) switch
    {
        ({ } from, { } to) => $"{Edge(from)} to {Edge(to)}",
        (null, { } to) => $"below {Edge(to)}",
        ({ } from, null) => $"{Edge(from)} and more",
        _ => "all",
    };

    private static string Edge(double value) => Numerals.Exact((decimal)value);
}

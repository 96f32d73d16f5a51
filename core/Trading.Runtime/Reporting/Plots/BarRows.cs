namespace Trading.Runtime.Reporting.Plots;

/// <summary>Bars below each other: names at the left, values as text at the right, so that no label ever meets a mark.</summary>
/// <param name="Bars">From top to bottom.</param>
/// <param name="IsWaterfall">A thin line leads from the end of each bar to the next.</param>
public sealed record BarRows(IReadOnlyList<Bar> Bars, bool IsWaterfall = false) : IPlot
{
    private const double RowHeight = 24;
    private const double BarHeight = 14;
    private const double Gap = 8;
    private const double LabelShareMax = 0.5;

    // What is not zero is seen.
    private const double WidthMin = 1;

    public double HeightAt(double width) => (Bars.Count * RowHeight) + 6;

    public void Draw(SvgCanvas canvas)
    {
        if (Bars.Count == 0)
        {
            return;
        }

        var labels = Math.Min(Bars.Max(b => SvgCanvas.WidthOf(b.Label)), canvas.Width * LabelShareMax) + Gap;
        var texts = Bars.Max(b => SvgCanvas.WidthOf(b.Text)) + Gap;
        var x = new LinearScale(
            Math.Min(0, Bars.Min(b => Math.Min(b.From, b.To))), Math.Max(0, Bars.Max(b => Math.Max(b.From, b.To))), labels, canvas.Width - texts);
        canvas.Line(x.At(0), 0, x.At(0), canvas.Height, "zero");
        for (var i = 0; i < Bars.Count; i++)
        {
            Draw(canvas, x, i, labels - Gap);
        }
    }

    private void Draw(SvgCanvas canvas, LinearScale x, int row, double labelWidth)
    {
        var bar = Bars[row];
        var top = 3 + (row * RowHeight);
        var (begin, end) = (x.At(Math.Min(bar.From, bar.To)), x.At(Math.Max(bar.From, bar.To)));
        var width = bar.From == bar.To ? 0 : Math.Max(WidthMin, end - begin);
        canvas.Text(0, top + 15, SvgCanvas.Cut(bar.Label, labelWidth));
        if (width > 0)
        {
            canvas.Rect(begin, top + ((RowHeight - BarHeight) / 2), width, BarHeight, "bar " + bar.Tone.ToClass());
        }

        canvas.Text(canvas.Width, top + 15, bar.Text, "label value", Anchor.End);
        if (IsWaterfall && row + 1 < Bars.Count)
        {
            var edge = top + ((RowHeight + BarHeight) / 2);
            canvas.Line(x.At(bar.To), edge, x.At(bar.To), edge + RowHeight - BarHeight, "axis");
        }

        canvas.Rect(0, top, canvas.Width, RowHeight, "hit", bar.Tip.Length > 0 ? $"{bar.Label}: {bar.Text}\n{bar.Tip}" : $"{bar.Label}: {bar.Text}");
    }
}

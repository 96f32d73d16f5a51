namespace Trading.Runtime.Reporting.Plots;

/// <summary>Columns beside each other from zero, with an axis; as many labels as there is room for.</summary>
/// <param name="Bars">From left to right.</param>
/// <param name="Format">Text of a value of the axis, given how many decimals.</param>
/// <param name="Unit">What stands above the axis.</param>
/// <param name="AreLabelsBetween">Labels name where a column begins, as in a histogram; the first has none.</param>
/// <param name="Foot">What stands below the labels.</param>
public sealed record ColumnPlot(
    IReadOnlyList<Bar> Bars, Func<double?, int, string> Format, string Unit, bool AreLabelsBetween = false, string Foot = "") : IPlot
{
    private const double Top = 24;
    private const double LabelGap = 4;

    // Between columns, as a share of the room of one.
    private const double Spacing = 0.18;

    public double HeightAt(double width) => Foot.Length > 0 ? 214 : 200;

    public void Draw(SvgCanvas canvas)
    {
        if (Bars.Count == 0)
        {
            return;
        }

        var ticks = Ticks.Around(Math.Min(0, Bars.Min(b => b.To)), Math.Max(0, Bars.Max(b => b.To)), 4);
        var axis = new ValueAxis(ticks, Format);
        var bottom = canvas.Height - (Foot.Length > 0 ? 38 : 22);
        var (left, right) = (axis.Width, canvas.Width - 4);
        var y = new LinearScale(ticks.Min, ticks.Max, bottom, Top);
        canvas.Text(0, 12, Unit);
        axis.Draw(canvas, y, left, right);
        var room = (right - left) / Bars.Count;
        for (var i = 0; i < Bars.Count; i++)
        {
            Draw(canvas, y, left + (i * room), room, Bars[i]);
        }

        DrawLabels(canvas, left, room, bottom + 15);
        if (Foot.Length > 0)
        {
            canvas.Text((left + right) / 2, canvas.Height - 4, Foot, "label", Anchor.Middle);
        }
    }

    private static void Draw(SvgCanvas canvas, LinearScale y, double x, double room, Bar bar)
    {
        var (high, low) = (y.At(Math.Max(bar.From, bar.To)), y.At(Math.Min(bar.From, bar.To)));
        if (bar.From != bar.To)
        {
            canvas.Rect(x + (room * Spacing / 2), high, room * (1 - Spacing), Math.Max(1, low - high), "bar " + bar.Tone.ToClass());
        }

        canvas.Rect(x, Top, room, canvas.Height - Top, "hit", bar.Tip.Length > 0 ? $"{bar.Label}: {bar.Text}\n{bar.Tip}" : $"{bar.Label}: {bar.Text}");
    }

    // From left to right, leaving out what would meet the label before it.
    private void DrawLabels(SvgCanvas canvas, double left, double room, double y)
    {
        var free = double.NegativeInfinity;
        for (var i = AreLabelsBetween ? 1 : 0; i < Bars.Count; i++)
        {
            var half = SvgCanvas.WidthOf(Bars[i].Label) / 2;
            var at = Math.Clamp(left + (i * room) + (AreLabelsBetween ? 0 : room / 2), half, canvas.Width - half);
            if (at - half >= free)
            {
                canvas.Text(at, y, Bars[i].Label, "label", Anchor.Middle);
                free = at + half + LabelGap;
            }
        }
    }
}

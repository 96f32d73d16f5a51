namespace Trading.Runtime.Reporting.Plots;

/// <summary>A vertical axis: grid lines across and labels at the left.</summary>
/// <param name="Ticks">Where it is marked.</param>
/// <param name="Format">Text of a mark, given its decimals.</param>
internal sealed record ValueAxis(Ticks Ticks, Func<double?, int, string> Format)
{
    private const double Gap = 6;

    /// <summary>Room that the labels take.</summary>
    public double Width => Ticks.Values.Max(v => SvgCanvas.WidthOf(Format(v, Ticks.Decimals))) + Gap;

    public void Draw(SvgCanvas canvas, LinearScale scale, double left, double right)
    {
        foreach (var value in Ticks.Values)
        {
            var y = scale.At(value);
            canvas.Line(left, y, right, y, value == 0 ? "zero" : "grid");
            canvas.Text(left - Gap, y + 4, Format(value, Ticks.Decimals), "label", Anchor.End);
        }
    }
}

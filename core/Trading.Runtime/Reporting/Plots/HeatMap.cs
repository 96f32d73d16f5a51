namespace Trading.Runtime.Reporting.Plots;

/// <summary>
/// Values in a grid: colour for sign and size, and the number in every cell. Where it is too narrow for its columns it is drawn with rows
/// and columns exchanged.
/// </summary>
/// <param name="Rows">Names of rows.</param>
/// <param name="Columns">Names of columns.</param>
/// <param name="Cells">A row of cells for each row.</param>
public sealed record HeatMap(IReadOnlyList<string> Rows, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<HeatCell>> Cells) : IPlot
{
    private const double RowHeight = 26;
    private const double Head = 20;
    private const double CellWidthMin = 44;
    private const double CellWidthMax = 110;
    private const double Gap = 8;

    // Text stays readable on the strongest colour.
    private const double OpacityMin = 0.06;
    private const double OpacityMax = 0.5;

    public double HeightAt(double width) => Head + ((IsTurned(width) ? Columns : Rows).Count * RowHeight) + 2;

    public void Draw(SvgCanvas canvas)
    {
        var isTurned = IsTurned(canvas.Width);
        var (down, across) = isTurned ? (Columns, Rows) : (Rows, Columns);
        if (down.Count == 0 || across.Count == 0)
        {
            return;
        }

        var strongest = Cells.SelectMany(r => r).Select(c => Math.Abs(c.Value)).Where(double.IsFinite).DefaultIfEmpty(0).Max();
        var left = LabelWidth(down);
        var width = Math.Min(CellWidthMax, (canvas.Width - left) / across.Count);
        for (var c = 0; c < across.Count; c++)
        {
            canvas.Text(left + ((c + 0.5) * width), 13, SvgCanvas.Cut(across[c], width), "label", Anchor.Middle);
        }

        for (var r = 0; r < down.Count; r++)
        {
            var top = Head + (r * RowHeight);
            canvas.Text(left - Gap, top + 17, down[r], "label", Anchor.End);
            for (var c = 0; c < across.Count; c++)
            {
                Draw(canvas, left + (c * width), top, width, isTurned ? Cells[c][r] : Cells[r][c], strongest);
            }
        }
    }

    private static double LabelWidth(IReadOnlyList<string> labels) => labels.Max(SvgCanvas.WidthOf) + Gap;

    private static void Draw(SvgCanvas canvas, double x, double y, double width, HeatCell cell, double strongest)
    {
        if (double.IsNaN(cell.Value))
        {
            canvas.Rect(x + 1, y + 1, width - 2, RowHeight - 2, "cell empty");
            return;
        }

        var strength = strongest > 0 ? Math.Abs(cell.Value) / strongest : 0;
        var opacity = OpacityMin + (strength * (OpacityMax - OpacityMin));
        canvas.Rect(x + 1, y + 1, width - 2, RowHeight - 2, "cell " + Tones.Of(cell.Value).ToClass(), opacity: opacity);
        canvas.Text(x + (width / 2), y + 17, cell.Text, "label value", Anchor.Middle);
        canvas.Rect(x, y, width, RowHeight, "hit", cell.Tip);
    }

    private bool IsTurned(double width) =>
        Rows.Count < Columns.Count && (width - LabelWidth(Rows)) / Math.Max(1, Columns.Count) < CellWidthMin;
}

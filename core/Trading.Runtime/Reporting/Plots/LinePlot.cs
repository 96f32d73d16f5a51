using Trading.Core.Market;

namespace Trading.Runtime.Reporting.Plots;

/// <summary>Lines over time, with a legend, and the values at the pointer on hover.</summary>
/// <param name="Times">Points in time in ascending order, at least one.</param>
/// <param name="Series">Lines with a value at each point.</param>
/// <param name="Format">Text of a value, given how many decimals.</param>
/// <param name="Unit">What stands above the axis.</param>
/// <param name="Height">Of the drawing below its legend.</param>
public sealed record LinePlot(
    IReadOnlyList<Timestamp> Times, IReadOnlyList<LineSeries> Series, Func<double?, int, string> Format, string Unit, double Height = 260) : IPlot
{
    private const double LegendRow = 18;
    private const double Bottom = 24;
    private const double Sample = 22;
    private const double Right = 10;
    private const double HoursMs = 3_600_000;
    private const int TipDecimals = 2;

    /// <summary>Room for the labels at the left, at least; plots above each other share it.</summary>
    public double LeftMin { get; init; }

    /// <summary>Room that the labels at the left take.</summary>
    public double LabelWidth => AxisOf().Width;

    public double HeightAt(double width) => (width < 600 ? Height * 0.85 : Height) + TopAt(width);

    public void Draw(SvgCanvas canvas)
    {
        var axis = AxisOf();
        var ticks = axis.Ticks;
        var (left, top) = (Math.Max(LeftMin, axis.Width), TopAt(canvas.Width));
        var (right, bottom) = (canvas.Width - Right, canvas.Height - Bottom);
        var x = new LinearScale(Times[0].UnixMs, Times[^1].UnixMs, left, right);
        var y = new LinearScale(ticks.Min, ticks.Max, bottom, top);
        axis.Draw(canvas, y, left, right);
        DrawTimes(canvas, x, bottom);
        DrawLegend(canvas);
        double[] xs = [.. Times.Select(t => x.At(t.UnixMs))];
        foreach (var series in Series.Reverse())
        {
            double[] ys = [.. series.Values.Select(y.At)];
            if (series.IsFilled)
            {
                canvas.Path(SvgPath.Area(xs, ys, y.At(0)), "area " + ClassOf(series));
            }

            canvas.Path(SvgPath.Through(xs, ys), "line " + ClassOf(series));
        }

        // The script finds the range of the axis at this line and moves it.
        canvas.Line(left, top, left, bottom, "cross");
        canvas.Line(left, bottom, right, bottom, "span");
    }

    public void AddData(HtmlWriter html, string id) => html.AddData("lines:" + id, new
    {
        hours = Times.Select(t => (long)(t.UnixMs / HoursMs)),
        series = Series.Select(s => new { s.Name, values = s.Values.Select(v => Format(v, TipDecimals)) }),
    });

    private ValueAxis AxisOf()
    {
        var values = Series.SelectMany(s => s.Values).Where(double.IsFinite).DefaultIfEmpty(0).ToArray();
        var isFilled = Series.Any(s => s.IsFilled);
        return new ValueAxis(Ticks.Around(isFilled ? Math.Min(0, values.Min()) : values.Min(), isFilled ? Math.Max(0, values.Max()) : values.Max(), 5), Format);
    }

    private static string ClassOf(LineSeries series) => series.Style switch
    {
        LineStyle.Main => "s-main",
        LineStyle.Other => "s-other",
        LineStyle.Third => "s-third",
        _ => "s-base",
    };

    private void DrawTimes(SvgCanvas canvas, LinearScale x, double bottom)
    {
        foreach (var (at, label) in TimeTicks.Of(Times[0], Times[^1], (int)((x.To - x.From) / 70)))
        {
            var where = x.At(at.UnixMs);
            canvas.Line(where, bottom, where, bottom + 4, "axis");
            var half = SvgCanvas.WidthOf(label) / 2;
            canvas.Text(Math.Min(where, canvas.Width - half), bottom + 17, label, "label", Anchor.Middle);
        }
    }

    private void DrawLegend(SvgCanvas canvas)
    {
        canvas.Text(0, 14, Unit, "label");
        var i = 0;
        foreach (var (x, row) in Legend(canvas.Width))
        {
            var y = 14 + (row * LegendRow);
            canvas.Line(x, y - 4, x + Sample, y - 4, "line " + ClassOf(Series[i]));
            canvas.Text(x + Sample + 5, y, Series[i++].Name, "label strong");
        }
    }

    private double TopAt(double width) => 12 + ((Legend(width).Max(p => p.Row) + 1) * LegendRow);

    // Where each series stands: from left to right, and on as many rows as the width asks for.
    private List<(double X, int Row)> Legend(double width)
    {
        var places = new List<(double, int)>();
        var left = SvgCanvas.WidthOf(Unit) + 12;
        var (x, row) = (left, 0);
        foreach (var series in Series)
        {
            var needed = Sample + 5 + SvgCanvas.WidthOf(series.Name);
            if (x > left && x + needed > width)
            {
                (x, row) = (left, row + 1);
            }

            places.Add((x, row));
            x += needed + 16;
        }

        return places;
    }
}

using System.Globalization;
using System.Text;
using Trading.Core;
using Trading.Runtime.Reporting;
using Trading.Runtime.Reporting.Plots;

namespace Trading.Runtime.Dashboard;

/// <summary>An equity curve as one SVG, its drawdown below; it looks as plots of reports do, by the same style.</summary>
public static class EquityPicture
{
    private const double NavHeight = 210;
    private const double FallHeight = 120;
    private const double Gap = 10;

    /// <param name="curve">What to draw; at least one point.</param>
    /// <param name="width">Of the drawing.</param>
    /// <param name="currency">In which the values are.</param>
    public static byte[] ToSvg(EquityCurve curve, double width, string currency)
    {
        var times = curve.Points.Select(point => point.At).ToArray();
        var nav = new LinePlot(times, [new LineSeries("value", LineStyle.Main, [.. curve.Points.Select(p => (double)p.Nav.Amount)])], Numerals.Fixed, currency, NavHeight);
        var fall = new LinePlot(
            times, [new LineSeries("drawdown", LineStyle.Other, [.. curve.Points.Select(p => -(double)p.DrawdownPct)], IsFilled: true)], Numerals.Fixed, "%", FallHeight);
        var left = Math.Max(nav.LabelWidth, fall.LabelWidth);
        (nav, fall) = (nav with { LeftMin = left }, fall with { LeftMin = left });
        var (above, below) = (nav.HeightAt(width), fall.HeightAt(width));
        var html = new HtmlWriter();
        html.Open(
            "svg",
            ("xmlns", "http://www.w3.org/2000/svg"), ("class", "plot"), ("role", "img"), ("aria-labelledby", "equity-t equity-d"), ("data-plot", "equity"),
            ("viewBox", string.Create(CultureInfo.InvariantCulture, $"0 0 {width:0.##} {above + Gap + below:0.##}")));
        html.Leaf("title", "Value of the account and its drawdown", ("id", "equity-t")).Leaf("desc", Describe(curve, currency), ("id", "equity-d"));
        Draw(html, nav, "value", 0, width, above);
        Draw(html, fall, "drawdown", above + Gap, width, below);
        html.Close();
        return Encoding.UTF8.GetBytes(html.ToString());
    }

    private static void Draw(HtmlWriter html, LinePlot plot, string part, double y, double width, double height)
    {
        html.Open(
            "svg",
            ("y", SvgCanvas.Number(y)), ("width", SvgCanvas.Number(width)), ("height", SvgCanvas.Number(height)), ("data-part", part));
        plot.Draw(new SvgCanvas(html, width, height));
        html.Close();
    }

    private static string Describe(EquityCurve curve, string currency)
    {
        var (first, last) = (curve.Points[0], curve.Points[^1]);
        return $"From {Numerals.Money(first.Nav)} {currency} at {first.At} to {Numerals.Money(last.Nav)} {currency} at {last.At}; the deepest fall is {Numerals.Pct(curve.MaxDrawdownPct)}.";
    }
}

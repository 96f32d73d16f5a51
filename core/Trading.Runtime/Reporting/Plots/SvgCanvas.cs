using System.Globalization;

namespace Trading.Runtime.Reporting.Plots;

/// <summary>Draws into an SVG element. Looks come from classes of the page's style, so that a theme changes all of them.</summary>
/// <param name="html">Inside the open element.</param>
/// <param name="width">Of the drawing.</param>
/// <param name="height">Of the drawing.</param>
public sealed class SvgCanvas(HtmlWriter html, double width, double height)
{
    // Of a common wide font at the size of a plot's text, on the safe side: a label never meets its neighbour.
    private const double CharWidth = 7;
    private const double SignWidth = 10;
    private const double WideWidth = 11;
    private const double PointWidth = 4;

    public double Width => width;

    public double Height => height;

    /// <summary>A coordinate as text: two decimals at most.</summary>
    public static string Number(double value)
    {
        var rounded = Math.Round(value, 2);
        return (rounded == 0 ? 0 : rounded).ToString("0.##", CultureInfo.InvariantCulture);
    }

    /// <summary>About how wide a text will be.</summary>
    public static double WidthOf(string text) => text.Sum(WidthOf);

    /// <summary>The text, cut to a width with an ellipsis.</summary>
    public static string Cut(string text, double width)
    {
        if (WidthOf(text) <= width)
        {
            return text;
        }

        var (length, used) = (0, CharWidth);
        while (length < text.Length && used + WidthOf(text[length]) <= width)
        {
            used += WidthOf(text[length++]);
        }

        return string.Concat(text.AsSpan(0, length), "\u2026");
    }

    public void Line(double x1, double y1, double x2, double y2, string style) => html
        .Open("line", ("x1", Number(x1)), ("y1", Number(y1)), ("x2", Number(x2)), ("y2", Number(y2)), ("class", style))
        .Close();

    /// <param name="tip">Shown on hover; empty for none.</param>
    public void Rect(double x, double y, double w, double h, string style, string tip = "", double opacity = 1) => html
        .Open(
            "rect",
            [
                ("x", Number(x)), ("y", Number(y)), ("width", Number(w)), ("height", Number(h)), ("class", style),
                .. tip.Length > 0 ? [("data-tip", tip)] : ReadOnlySpan<(string, string)>.Empty,
                .. opacity < 1 ? [("fill-opacity", Number(opacity))] : ReadOnlySpan<(string, string)>.Empty,
            ])
        .Close();

    public void Path(string d, string style) => html.Open("path", ("d", d), ("class", style)).Close();

    public void Text(double x, double y, string text, string style = "label", Anchor anchor = Anchor.Start) => html
        .Leaf("text", text, ("x", Number(x)), ("y", Number(y)), ("class", style), ("text-anchor", anchor switch
        {
            Anchor.Start => "start",
            Anchor.Middle => "middle",
            _ => "end",
        }));

    private static double WidthOf(char c) => c switch
    {
        '\u2212' or '+' => SignWidth,
        'm' or 'w' or 'M' or 'W' or '%' => WideWidth,
        '.' or ',' => PointWidth,
        _ => CharWidth,
    };
}

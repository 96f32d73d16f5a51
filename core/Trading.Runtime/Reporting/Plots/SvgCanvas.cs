using System.Globalization;

namespace Trading.Runtime.Reporting.Plots;

/// <summary>Draws into an SVG element. Looks come from classes of the page's style, so that a theme changes all of them.</summary>
/// <param name="html">Inside the open element.</param>
/// <param name="width">Of the drawing.</param>
/// <param name="height">Of the drawing.</param>
public sealed class SvgCanvas(HtmlWriter html, double width, double height)
{
    // Of the page's font at the size of a plot's text, on the safe side.
    private const double CharWidth = 7;

    public double Width => width;

    public double Height => height;

    /// <summary>A coordinate as text: two decimals at most.</summary>
    public static string Number(double value)
    {
        var rounded = Math.Round(value, 2);
        return (rounded == 0 ? 0 : rounded).ToString("0.##", CultureInfo.InvariantCulture);
    }

    /// <summary>About how wide a text will be.</summary>
    public static double WidthOf(string text) => text.Length * CharWidth;

    /// <summary>The text, cut to a width with an ellipsis.</summary>
    public static string Cut(string text, double width)
    {
        var room = (int)((width / CharWidth) + 0.01);
        return text.Length <= room ? text : string.Concat(text.AsSpan(0, Math.Max(1, room - 1)), "\u2026");
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
}

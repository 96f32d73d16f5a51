using System.Globalization;
using System.Xml.Linq;
using Trading.Runtime.Reporting;
using Trading.Runtime.Reporting.Plots;

namespace Trading.Runtime.Tests.Reporting.Plots;

/// <summary>A plot as it was drawn, read back as XML.</summary>
internal sealed class Drawing
{
    private readonly XElement _root;

    private Drawing(XElement root) => _root = root;

    public static Drawing Of(IPlot plot, double width = 360)
    {
        var html = new HtmlWriter();
        html.Open("svg");
        plot.Draw(new SvgCanvas(html, width, plot.HeightAt(width)));
        return new Drawing(XElement.Parse(html.Close().ToString()));
    }

    /// <summary>Rectangles whose class begins so: x, y, width, height.</summary>
    public (double X, double Y, double Width, double Height)[] Rects(string style) =>
        [.. Find("rect", style).Select(e => (Number(e, "x"), Number(e, "y"), Number(e, "width"), Number(e, "height")))];

    public string[] Paths(string style) => [.. Find("path", style).Select(e => e.Attribute("d")!.Value)];

    public string[] Classes(string element, string style) => [.. Find(element, style).Select(e => e.Attribute("class")!.Value)];

    public string[] Texts() => [.. _root.Elements("text").Select(e => e.Value)];

    /// <summary>Where a text stands.</summary>
    public (double X, double Y) At(string text)
    {
        var element = _root.Elements("text").First(e => e.Value == text);
        return (Number(element, "x"), Number(element, "y"));
    }

    private IEnumerable<XElement> Find(string name, string style) =>
        _root.Elements(name).Where(e => e.Attribute("class")!.Value.StartsWith(style, StringComparison.Ordinal));

    private static double Number(XElement element, string name) => double.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture);
}

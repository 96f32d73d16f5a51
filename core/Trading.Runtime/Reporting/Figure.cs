using System.Globalization;
using Trading.Runtime.Reporting.Plots;

namespace Trading.Runtime.Reporting;

/// <summary>
/// A plot with its caption, as static SVG: drawn for a column of the page, or, where <see cref="IsWide"/>, once for the whole width and
/// once for a phone. The numbers it shows can be unfolded below it, for those who do not see it.
/// </summary>
/// <param name="Id">Unique on the page: letters, digits and dashes.</param>
/// <param name="Title">The caption.</param>
/// <param name="Description">What it shows, for those who do not see it.</param>
/// <param name="Plot">What is drawn.</param>
/// <param name="Note">Below it; how to read it.</param>
/// <param name="Numbers">The same as a table.</param>
/// <param name="IsWide">Takes the whole width.</param>
public sealed record Figure(
    string Id, string Title, string Description, IPlot Plot, string Note = "", Table? Numbers = null, bool IsWide = false) : IBlock
{
    private const double ColumnWidth = 360;
    private const double PageWidth = 1000;

    public void WriteTo(HtmlWriter html)
    {
        html.Open("figure", ("class", IsWide ? "wide" : ""), ("id", Id)).Leaf("figcaption", Title);
        if (IsWide)
        {
            Draw(html, PageWidth, "broad");
            Draw(html, ColumnWidth, "narrow");
        }
        else
        {
            Draw(html, ColumnWidth, "column");
        }

        Plot.AddData(html, Id);
        if (Note.Length > 0)
        {
            html.Leaf("p", Note, ("class", "note muted"));
        }

        if (Numbers is { } numbers)
        {
            html.Open("details").Leaf("summary", "Numbers").Add(numbers).Close();
        }

        html.Close();
    }

    private void Draw(HtmlWriter html, double width, string kind)
    {
        var height = Plot.HeightAt(width);
        var (title, description) = ($"{Id}-{kind}-t", $"{Id}-{kind}-d");
        html.Open(
            "svg",
            ("class", "plot " + kind),
            ("viewBox", string.Create(CultureInfo.InvariantCulture, $"0 0 {width:0.##} {height:0.##}")),
            ("role", "img"),
            ("aria-labelledby", $"{title} {description}"),
            ("data-plot", Id));
        html.Leaf("title", Title, ("id", title)).Leaf("desc", Description, ("id", description));
        Plot.Draw(new SvgCanvas(html, width, height));
        html.Close().Line();
    }
}

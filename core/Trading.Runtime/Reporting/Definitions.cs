namespace Trading.Runtime.Reporting;

/// <summary>What every figure of a page means, folded away; open on paper.</summary>
/// <param name="Figures">The figures.</param>
public sealed record Definitions(IReadOnlyList<KeyFigure> Figures) : IBlock
{
    public void WriteTo(HtmlWriter html)
    {
        html.Open("details", ("class", "fold")).Leaf("summary", "What each figure means");
        html.Open("dl", ("class", "definitions"));
        foreach (var figure in Figures)
        {
            html.Leaf("dt", figure.Name).Leaf("dd", figure.Definition);
        }

        html.Close().Close();
    }
}

namespace Trading.Runtime.Reporting;

/// <summary>A part of a page with a heading of its own, reachable from the page's head.</summary>
/// <param name="Id">Its fragment: letters, digits and dashes.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Blocks">What it holds, from top to bottom.</param>
public sealed record Section(string Id, string Title, params IReadOnlyList<IBlock> Blocks) : IBlock
{
    public void WriteTo(HtmlWriter html)
    {
        html.Open("section", ("id", Id), ("aria-labelledby", Id + "-h")).Leaf("h2", Title, ("id", Id + "-h"));
        foreach (var block in Blocks)
        {
            html.Line().Add(block);
        }

        html.Close();
    }
}

namespace Trading.Runtime.Reporting;

/// <summary>A table that is wide in its own frame, never wider than the page. The first column is text, the others are numbers.</summary>
/// <param name="Caption">What it shows.</param>
/// <param name="Head">Names of the columns, with units.</param>
/// <param name="Rows">As many cells each as there are columns.</param>
/// <param name="TextColumns">How many columns from the left are text.</param>
/// <param name="IsTextLast">The last column is text too.</param>
public sealed record Table(
    string Caption, IReadOnlyList<string> Head, IReadOnlyList<IReadOnlyList<Cell>> Rows, int TextColumns = 1, bool IsTextLast = false) : IBlock
{
    public void WriteTo(HtmlWriter html)
    {
        html.Leaf("p", Caption, ("class", "caption"));

        // A frame that scrolls takes the focus, or else no key could scroll it.
        html.Open("div", ("class", "frame"), ("tabindex", "0"), ("role", "region"), ("aria-label", Caption));
        html.Open("table", ("aria-label", Caption));
        html.Open("thead").Open("tr");
        for (var i = 0; i < Head.Count; i++)
        {
            html.Leaf("th", Head[i], ("scope", "col"), ("class", ClassOf(i)));
        }

        html.Close().Close().Open("tbody");
        foreach (var row in Rows)
        {
            html.Line().Open("tr");
            for (var i = 0; i < row.Count; i++)
            {
                html.Leaf("td", row[i].Text, ("class", row[i].Tone == Tone.Plain ? ClassOf(i) : $"{ClassOf(i)} {row[i].Tone.ToClass()}"));
            }

            html.Close();
        }

        html.Close().Close().Close();
    }

    private string ClassOf(int column) => column < TextColumns || (IsTextLast && column == Head.Count - 1) ? "text" : "number";
}

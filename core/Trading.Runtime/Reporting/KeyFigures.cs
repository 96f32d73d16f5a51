namespace Trading.Runtime.Reporting;

/// <summary>Numbers in tiles; the definition of each comes on hover and on focus.</summary>
/// <param name="Figures">In reading order.</param>
/// <param name="IsLarge">The few that matter most.</param>
public sealed record KeyFigures(IReadOnlyList<KeyFigure> Figures, bool IsLarge = false) : IBlock
{
    public void WriteTo(HtmlWriter html)
    {
        html.Open("dl", ("class", IsLarge ? "figures large" : "figures"));
        foreach (var figure in Figures)
        {
            html.Open("div", ("tabindex", "0"), ("data-tip", figure.Definition));
            html.Leaf("dt", figure.Name);
            html.Leaf("dd", figure.Value, ("class", figure.Tone.ToClass()));
            html.Close();
        }

        html.Close();
    }
}

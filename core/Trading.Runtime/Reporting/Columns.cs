namespace Trading.Runtime.Reporting;

/// <summary>Blocks side by side where there is room, below each other where there is not.</summary>
/// <param name="Blocks">In reading order.</param>
public sealed record Columns(params IReadOnlyList<IBlock> Blocks) : IBlock
{
    public void WriteTo(HtmlWriter html)
    {
        html.Open("div", ("class", "columns"));
        foreach (var block in Blocks)
        {
            html.Add(block).Line();
        }

        html.Close();
    }
}

namespace Trading.Runtime.Reporting;

/// <summary>Blocks below each other that stay together, such as one column of <see cref="Columns"/>.</summary>
/// <param name="Blocks">From top to bottom.</param>
public sealed record Stack(params IReadOnlyList<IBlock> Blocks) : IBlock
{
    /// <summary>So many stacks at most, the blocks dealt to them in turn.</summary>
    public static IReadOnlyList<Stack> Deal(IReadOnlyList<IBlock> blocks, int stacks) =>
        [.. blocks.Select((b, i) => (Block: b, At: i % stacks)).GroupBy(b => b.At).Select(g => new Stack([.. g.Select(b => b.Block)]))];

    public void WriteTo(HtmlWriter html)
    {
        html.Open("div", ("class", "stack"));
        foreach (var block in Blocks)
        {
            html.Add(block).Line();
        }

        html.Close();
    }
}

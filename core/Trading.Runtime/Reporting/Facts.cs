namespace Trading.Runtime.Reporting;

/// <summary>Names and values below each other, such as hashes; long values break.</summary>
/// <param name="Pairs">In reading order.</param>
public sealed record Facts(IReadOnlyList<(string Name, string Value)> Pairs) : IBlock
{
    public void WriteTo(HtmlWriter html)
    {
        html.Open("dl", ("class", "facts"));
        foreach (var (name, value) in Pairs)
        {
            html.Leaf("dt", name).Leaf("dd", value);
        }

        html.Close();
    }
}

namespace Trading.Runtime.Reporting;

/// <summary>A paragraph of text.</summary>
/// <param name="Text">Plain text.</param>
/// <param name="IsMuted">Less important than what stands around it.</param>
public sealed record Note(string Text, bool IsMuted = true) : IBlock
{
    public void WriteTo(HtmlWriter html) => html.Leaf("p", Text, ("class", IsMuted ? "note muted" : "note"));
}

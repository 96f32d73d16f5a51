namespace Trading.Runtime.Reporting;

/// <summary>What nobody may miss: a verdict, or that the data was made up.</summary>
/// <param name="Tone">How it is meant; a word says it too, colour alone never does.</param>
/// <param name="Word">The verdict in a word or two.</param>
/// <param name="Headline">The verdict in a sentence.</param>
/// <param name="Meaning">What follows from it, in a sentence.</param>
public sealed record Banner(Tone Tone, string Word, string Headline, string Meaning) : IBlock
{
    public void WriteTo(HtmlWriter html)
    {
        html.Open("div", ("class", "banner " + Tone.ToClass()), ("role", "note"));
        html.Leaf("strong", Word, ("class", "word"));
        html.Open("div").Leaf("p", Headline, ("class", "headline"));
        if (Meaning.Length > 0)
        {
            html.Leaf("p", Meaning, ("class", "muted"));
        }

        html.Close().Close();
    }
}

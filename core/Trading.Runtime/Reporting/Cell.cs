namespace Trading.Runtime.Reporting;

/// <summary>A cell of a table.</summary>
/// <param name="Text">With its unit.</param>
/// <param name="Tone">How it is meant.</param>
public readonly record struct Cell(string Text, Tone Tone = Tone.Plain)
{
    public static implicit operator Cell(string text) => new(text);

    public static Cell FromString(string text) => new(text);
}

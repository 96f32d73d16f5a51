namespace Trading.Runtime.Reporting;

/// <summary>A number with its name and what it means.</summary>
/// <param name="Name">Short.</param>
/// <param name="Value">With its unit.</param>
/// <param name="Definition">How it is computed; shown on hover and focus, and in the list of definitions.</param>
/// <param name="Tone">How it is meant.</param>
public sealed record KeyFigure(string Name, string Value, string Definition, Tone Tone = Tone.Plain);

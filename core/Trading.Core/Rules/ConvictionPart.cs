namespace Trading.Core.Rules;

/// <summary>One part of a conviction.</summary>
/// <param name="Name">What speaks for the trade.</param>
/// <param name="Value">What it adds, 0 to 1.</param>
public readonly record struct ConvictionPart(string Name, double Value);

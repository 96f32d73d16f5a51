namespace Trading.Core.Analytics.Why;

/// <summary>One factor of a size.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Value">Exactly as it was multiplied.</param>
public sealed record SizeFactor(string Name, decimal Value);

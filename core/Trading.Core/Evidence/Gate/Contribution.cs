namespace Trading.Core.Evidence.Gate;

/// <summary>What one product or signal brought in.</summary>
/// <param name="Key">Its name.</param>
/// <param name="Net">After costs, quote currency.</param>
public readonly record struct Contribution(string Key, Money Net);

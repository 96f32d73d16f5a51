namespace Trading.Core.Risk;

/// <summary>An exposure against its cap.</summary>
/// <param name="Name">A product, or a cluster of the policy.</param>
/// <param name="Exposure">Holdings at their mark and what entries have reserved, quote currency.</param>
/// <param name="Cap">What policy allows, quote currency.</param>
public sealed record ExposureLine(string Name, Money Exposure, Money Cap);

namespace Trading.Runtime.Governance;

/// <summary>How much capital live trading may use.</summary>
/// <param name="CapShare">Share of the exposure caps, 0 to 1.</param>
/// <param name="Fallen">Why it is less than the verdict says; null where it is not.</param>
public sealed record LiveCapital(decimal CapShare, string? Fallen);

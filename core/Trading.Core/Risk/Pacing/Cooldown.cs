using Trading.Core.Market;

namespace Trading.Core.Risk.Pacing;

/// <summary>No entry in <paramref name="Product"/> before <paramref name="Until"/>.</summary>
public readonly record struct Cooldown(ProductId Product, Timestamp Until, CooldownReason Reason);

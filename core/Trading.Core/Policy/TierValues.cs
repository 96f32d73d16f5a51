using Trading.Core.Market;

namespace Trading.Core.Policy;

/// <summary>One number a tier.</summary>
public sealed record TierValues
{
    /// <summary>For tier 1.</summary>
    public required decimal T1 { get; init; }

    /// <summary>For tier 2.</summary>
    public required decimal T2 { get; init; }

    /// <summary>For tier 3.</summary>
    public required decimal T3 { get; init; }

    /// <summary>The number of one tier.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The product has no tier.</exception>
    public decimal For(Tier tier) => tier switch
    {
        Tier.T1 => T1,
        Tier.T2 => T2,
        Tier.T3 => T3,
        _ => throw new ArgumentOutOfRangeException(nameof(tier), tier, "expected T1, T2 or T3"),
    };
}

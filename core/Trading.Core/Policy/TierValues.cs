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
}

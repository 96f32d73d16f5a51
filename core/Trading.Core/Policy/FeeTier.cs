namespace Trading.Core.Policy;

/// <summary>Fees from a 30-day volume on.</summary>
public sealed record FeeTier
{
    /// <summary>Quote volume of the last 30 days from which it applies.</summary>
    public required decimal Volume30dMin { get; init; }

    /// <summary>Fee of a resting fill, bps.</summary>
    public required decimal MakerBps { get; init; }

    /// <summary>Fee of a crossing fill, bps.</summary>
    public required decimal TakerBps { get; init; }
}

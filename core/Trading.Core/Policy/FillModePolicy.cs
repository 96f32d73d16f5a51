using System.ComponentModel.DataAnnotations;

namespace Trading.Core.Policy;

/// <summary>How one fill mode treats orders.</summary>
public sealed record FillModePolicy
{
    /// <summary>Share of a candle's volume that we may take, percent.</summary>
    [Range(0, 100)]
    public required double ParticipationPct { get; init; }

    /// <summary>Chance that a touch, without trading through, fills a resting order.</summary>
    [Range(0, 1)]
    public required double TouchFillProbability { get; init; }
}

using System.ComponentModel.DataAnnotations;
using Trading.Core.Market;

namespace Trading.Core.Policy;

/// <summary>When decisions are taken.</summary>
public sealed record CyclePolicy
{
    /// <summary>Spacing of cycles; slots are multiples of it since 1970-01-01 UTC.</summary>
    public required Interval Interval { get; init; }

    /// <summary>A decision comes this long after its slot, as the venue needs time to publish the candle.</summary>
    [Range(0, 3600)]
    public required int DecisionDelaySeconds { get; init; }
}

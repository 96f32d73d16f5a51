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

    /// <summary>A live cycle works its orders no longer than this after its start.</summary>
    [Range(1, 3600)]
    public required int DeadlineSeconds { get; init; }

    /// <summary>A live cycle that would start later than this after it was due is skipped and recorded.</summary>
    [Range(0, 86_400)]
    public required int PastDueSecondsMax { get; init; }
}

using System.ComponentModel.DataAnnotations;

namespace Trading.Core.Policy;

/// <summary>Fees, spreads and impact.</summary>
public sealed record CostPolicy
{
    /// <summary>Name of the schedule in force.</summary>
    public required string FeeSchedule { get; init; }

    /// <summary>Schedules by name, each a list of periods.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<FeePeriod>> FeeSchedules { get; init; }

    /// <summary>Full spread where none is observed, bps.</summary>
    [Range(0, 10_000)]
    public required TierValues SpreadBps { get; init; }

    /// <summary>k of the square-root impact law.</summary>
    [Range(0, 100)]
    public required double ImpactCoefficient { get; init; }
}

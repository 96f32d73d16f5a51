using System.ComponentModel.DataAnnotations;

namespace Trading.Core.Policy;

/// <summary>How often entries may be made. Only entries count; windows roll.</summary>
public sealed record PacingPolicy
{
    /// <summary>Least time between any two entries.</summary>
    [Range(0, 604_800)]
    public required int MinSecondsBetweenTrades { get; init; }

    /// <summary>After an entry's last fill.</summary>
    [Range(0, 43_200)]
    public required int CooldownMinutesAfterEntry { get; init; }

    /// <summary>After an exit with a profit.</summary>
    [Range(0, 43_200)]
    public required int CooldownMinutesAfterWin { get; init; }

    /// <summary>After an exit with a loss.</summary>
    [Range(0, 43_200)]
    public required int CooldownMinutesAfterLoss { get; init; }

    /// <summary>After a stop.</summary>
    [Range(0, 43_200)]
    public required int CooldownMinutesAfterStop { get; init; }

    /// <summary>After an entry that did not fill, cycles.</summary>
    [Range(0, 1000)]
    public required int CooldownCyclesAfterNoFill { get; init; }

    /// <summary>Most entries in any 60 minutes.</summary>
    [Range(1, 1000)]
    public required int TradesPerHourMax { get; init; }

    /// <summary>Most entries in any 24 hours.</summary>
    [Range(1, 24_000)]
    public required int TradesPerDayMax { get; init; }
}

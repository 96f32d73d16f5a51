namespace Trading.Core.Policy;

/// <summary>How often entries may be made. Only entries count; windows roll.</summary>
public sealed record PacingPolicy
{
    /// <summary>Least time between any two entries.</summary>
    public required int MinSecondsBetweenTrades { get; init; }

    /// <summary>After an entry's last fill.</summary>
    public required int CooldownMinutesAfterEntry { get; init; }

    /// <summary>After an exit with a profit.</summary>
    public required int CooldownMinutesAfterWin { get; init; }

    /// <summary>After an exit with a loss.</summary>
    public required int CooldownMinutesAfterLoss { get; init; }

    /// <summary>After a stop.</summary>
    public required int CooldownMinutesAfterStop { get; init; }

    /// <summary>After an entry that did not fill, cycles.</summary>
    public required int CooldownCyclesAfterNoFill { get; init; }

    /// <summary>Most entries in any 60 minutes.</summary>
    public required int TradesPerHourMax { get; init; }

    /// <summary>Most entries in any 24 hours.</summary>
    public required int TradesPerDayMax { get; init; }
}

namespace Trading.Core.Policy;

/// <summary>Caps and breakers.</summary>
public sealed record RiskPolicy
{
    /// <summary>Oldest candle at a decision.</summary>
    public required int CandleAgeSecondsMax { get; init; }

    /// <summary>Oldest quote at a decision, where quotes exist.</summary>
    public required int QuoteAgeSecondsMax { get; init; }

    /// <summary>Oldest balances at a decision.</summary>
    public required int BalanceAgeSecondsMax { get; init; }

    /// <summary>Largest difference between our clock and the venue's.</summary>
    public required int ClockSkewMsMax { get; init; }

    /// <summary>Failed calls in a row that stop new risk.</summary>
    public required int ApiErrorsMax { get; init; }

    /// <summary>Annualised volatility of a product at which it is not bought, percent.</summary>
    public required double VolatilityCrashPct { get; init; }

    /// <summary>Loss since the UTC day began that stops new risk, percent of NAV.</summary>
    public required decimal DailyStopPct { get; init; }

    /// <summary>Loss since the ISO week began, percent.</summary>
    public required decimal WeeklyStopPct { get; init; }

    /// <summary>Loss from the high-water mark, percent; latches until acknowledged.</summary>
    public required decimal MaxDrawdownPct { get; init; }

    /// <summary>Losing trades in a row ...</summary>
    public required int ConsecutiveLossesMax { get; init; }

    /// <summary>... that pause entries this long.</summary>
    public required int ConsecutiveLossesPauseMinutes { get; init; }

    /// <summary>Most open positions.</summary>
    public required int MaxOpenPositions { get; init; }

    /// <summary>Most entries in one cycle.</summary>
    public required int MaxNewPositionsPerCycle { get; init; }

    /// <summary>Most in one product, percent of NAV.</summary>
    public required decimal PositionCapPctNav { get; init; }

    /// <summary>Most in all, percent of NAV.</summary>
    public required decimal TotalExposurePctNav { get; init; }

    /// <summary>Caps on groups of related assets.</summary>
    public required IReadOnlyDictionary<string, ClusterCap> Clusters { get; init; }

    /// <summary>Adding to a position.</summary>
    public required PyramidingPolicy Pyramiding { get; init; }
}

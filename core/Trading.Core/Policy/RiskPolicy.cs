using System.ComponentModel.DataAnnotations;

namespace Trading.Core.Policy;

/// <summary>Caps and breakers.</summary>
public sealed record RiskPolicy
{
    /// <summary>Oldest candle at a decision.</summary>
    [Range(1, 604_800)]
    public required int CandleAgeSecondsMax { get; init; }

    /// <summary>Oldest quote at a decision, where quotes exist.</summary>
    [Range(1, 86_400)]
    public required int QuoteAgeSecondsMax { get; init; }

    /// <summary>Oldest balances at a decision.</summary>
    [Range(1, 86_400)]
    public required int BalanceAgeSecondsMax { get; init; }

    /// <summary>Largest difference between our clock and the venue's.</summary>
    [Range(0, 60_000)]
    public required int ClockSkewMsMax { get; init; }

    /// <summary>Failed calls in a row that stop new risk.</summary>
    [Range(1, 1000)]
    public required int ApiErrorsMax { get; init; }

    /// <summary>Annualised volatility of a product at which it is not bought, percent.</summary>
    [Range(0, 10_000, MinimumIsExclusive = true)]
    public required double VolatilityCrashPct { get; init; }

    /// <summary>Loss since the UTC day began that stops new risk, percent of NAV.</summary>
    [Range(0, 100, MinimumIsExclusive = true)]
    public required decimal DailyStopPct { get; init; }

    /// <summary>Loss since the ISO week began, percent.</summary>
    [Range(0, 100, MinimumIsExclusive = true)]
    public required decimal WeeklyStopPct { get; init; }

    /// <summary>Loss from the high-water mark, percent; latches until acknowledged.</summary>
    [Range(0, 100, MinimumIsExclusive = true)]
    public required decimal MaxDrawdownPct
    {
        get;
        init
        {
            field = value;
            MaxDrawdownShare = (double)value / 100;
        }
    }

    /// <summary>Losing trades in a row ...</summary>
    [Range(1, 1_000_000)]
    public required int ConsecutiveLossesMax { get; init; }

    /// <summary>... that pause entries this long.</summary>
    [Range(0, 10_080)]
    public required int ConsecutiveLossesPauseMinutes { get; init; }

    /// <summary>Most open positions.</summary>
    [Range(1, 1000)]
    public required int MaxOpenPositions { get; init; }

    /// <summary>Most entries in one cycle.</summary>
    [Range(1, 1000)]
    public required int MaxNewPositionsPerCycle { get; init; }

    /// <summary>Most in one product, percent of NAV.</summary>
    [Range(0, 100, MinimumIsExclusive = true)]
    public required decimal PositionCapPctNav { get; init; }

    /// <summary>Most in all, percent of NAV.</summary>
    [Range(0, 100, MinimumIsExclusive = true)]
    public required decimal TotalExposurePctNav { get; init; }

    /// <summary>Caps on groups of related assets.</summary>
    public required IReadOnlyDictionary<string, ClusterCap> Clusters { get; init; }

    /// <summary>Adding to a position.</summary>
    public required PyramidingPolicy Pyramiding { get; init; }

    /// <summary><see cref="MaxDrawdownPct"/> as a share, for a first look at each mark.</summary>
    internal double MaxDrawdownShare { get; private init; }
}

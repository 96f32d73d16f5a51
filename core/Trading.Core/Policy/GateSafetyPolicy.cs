using System.ComponentModel.DataAnnotations;

namespace Trading.Core.Policy;

/// <summary>The loosest limits at which a safety check still counts as switched on.</summary>
public sealed record GateSafetyPolicy
{
    /// <summary>Of risk.daily_stop_pct.</summary>
    [Range(0, 100)]
    public required decimal DailyStopPctMax { get; init; }

    /// <summary>Of risk.weekly_stop_pct.</summary>
    [Range(0, 100)]
    public required decimal WeeklyStopPctMax { get; init; }

    /// <summary>Of risk.max_drawdown_pct.</summary>
    [Range(0, 100)]
    public required decimal MaxDrawdownPctMax { get; init; }

    /// <summary>Of risk.consecutive_losses_max.</summary>
    [Range(0, 1000)]
    public required int ConsecutiveLossesMax { get; init; }

    /// <summary>Of risk.volatility_crash_pct.</summary>
    [Range(0, 10_000)]
    public required double VolatilityCrashPctMax { get; init; }

    /// <summary>Of risk.candle_age_seconds_max.</summary>
    [Range(0, 604_800)]
    public required int CandleAgeSecondsMax { get; init; }

    /// <summary>Of risk.quote_age_seconds_max.</summary>
    [Range(0, 86_400)]
    public required int QuoteAgeSecondsMax { get; init; }

    /// <summary>Of risk.balance_age_seconds_max.</summary>
    [Range(0, 86_400)]
    public required int BalanceAgeSecondsMax { get; init; }

    /// <summary>Of risk.clock_skew_ms_max.</summary>
    [Range(0, 60_000)]
    public required int ClockSkewMsMax { get; init; }

    /// <summary>Of risk.api_errors_max.</summary>
    [Range(0, 1000)]
    public required int ApiErrorsMax { get; init; }

    /// <summary>Of risk.total_exposure_pct_nav.</summary>
    [Range(0, 100)]
    public required decimal TotalExposurePctNavMax { get; init; }
}

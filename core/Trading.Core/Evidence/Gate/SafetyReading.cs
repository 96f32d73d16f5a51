using System.Collections.Immutable;
using Trading.Core.Policy;

namespace Trading.Core.Evidence.Gate;

/// <summary>Reads a policy's breakers against the loosest limits at which they count as switched on.</summary>
public static class SafetyReading
{
    public static ImmutableArray<SafetyFinding> Of(TradingPolicy policy)
    {
        var (risk, limits) = (policy.Risk, policy.Gate.Safety);
        return
        [
            new("risk.daily_stop_pct", (double)risk.DailyStopPct, (double)limits.DailyStopPctMax),
            new("risk.weekly_stop_pct", (double)risk.WeeklyStopPct, (double)limits.WeeklyStopPctMax),
            new("risk.max_drawdown_pct", (double)risk.MaxDrawdownPct, (double)limits.MaxDrawdownPctMax),
            new("risk.consecutive_losses_max", risk.ConsecutiveLossesMax, limits.ConsecutiveLossesMax),
            new("risk.volatility_crash_pct", risk.VolatilityCrashPct, limits.VolatilityCrashPctMax),
            new("risk.candle_age_seconds_max", risk.CandleAgeSecondsMax, limits.CandleAgeSecondsMax),
            new("risk.quote_age_seconds_max", risk.QuoteAgeSecondsMax, limits.QuoteAgeSecondsMax),
            new("risk.balance_age_seconds_max", risk.BalanceAgeSecondsMax, limits.BalanceAgeSecondsMax),
            new("risk.clock_skew_ms_max", risk.ClockSkewMsMax, limits.ClockSkewMsMax),
            new("risk.api_errors_max", risk.ApiErrorsMax, limits.ApiErrorsMax),
            new("risk.total_exposure_pct_nav", (double)risk.TotalExposurePctNav, (double)limits.TotalExposurePctNavMax),
        ];
    }
}

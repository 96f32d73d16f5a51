namespace Trading.Core.Policy.Checks;

/// <summary>Caps, breakers and pacing that cancel each other out.</summary>
internal static class RiskChecks
{
    private const int HourSeconds = 3600;

    private const int DayHours = 24;

    public static IEnumerable<PolicyProblem> Of(TradingPolicy policy) =>
    [
        .. Breakers(policy.Risk),
        .. Caps(policy.Risk),
        .. policy.Risk.Clusters.SelectMany(entry => Cluster($"risk.clusters.{entry.Key}.assets", entry.Value.Assets)),
        .. Pacing(policy.Pacing),
    ];

    private static IEnumerable<PolicyProblem> Breakers(RiskPolicy risk)
    {
        if (risk.DailyStopPct >= risk.WeeklyStopPct)
        {
            yield return new PolicyProblem("risk.daily_stop_pct", $"{risk.DailyStopPct}", $"less than risk.weekly_stop_pct ({risk.WeeklyStopPct})");
        }

        if (risk.WeeklyStopPct > risk.MaxDrawdownPct)
        {
            yield return new PolicyProblem("risk.weekly_stop_pct", $"{risk.WeeklyStopPct}", $"at most risk.max_drawdown_pct ({risk.MaxDrawdownPct}), which stops for longer");
        }
    }

    private static IEnumerable<PolicyProblem> Caps(RiskPolicy risk)
    {
        if (risk.MaxNewPositionsPerCycle > risk.MaxOpenPositions)
        {
            yield return new PolicyProblem("risk.max_new_positions_per_cycle", $"{risk.MaxNewPositionsPerCycle}", $"at most risk.max_open_positions ({risk.MaxOpenPositions})");
        }

        if (risk.PositionCapPctNav > risk.TotalExposurePctNav)
        {
            yield return new PolicyProblem("risk.position_cap_pct_nav", $"{risk.PositionCapPctNav}", $"at most risk.total_exposure_pct_nav ({risk.TotalExposurePctNav})");
        }
    }

    private static IEnumerable<PolicyProblem> Cluster(string path, IReadOnlyList<string> assets) =>
        [.. MarketChecks.Assets(path, assets), .. NameChecks.Unique(path, assets)];

    private static IEnumerable<PolicyProblem> Pacing(PacingPolicy pacing)
    {
        if (pacing.TradesPerDayMax >= DayHours * pacing.TradesPerHourMax)
        {
            yield return new PolicyProblem(
                "pacing.trades_per_day_max",
                $"{pacing.TradesPerDayMax}",
                $"less than {DayHours} x pacing.trades_per_hour_max ({DayHours * pacing.TradesPerHourMax}), or it never binds");
        }

        if (pacing.MinSecondsBetweenTrades == 0)
        {
            yield break;
        }

        var reachable = Math.Max(1, (HourSeconds + pacing.MinSecondsBetweenTrades - 1) / pacing.MinSecondsBetweenTrades);
        if (pacing.TradesPerHourMax > 2 * reachable)
        {
            yield return new PolicyProblem(
                "pacing.trades_per_hour_max",
                $"{pacing.TradesPerHourMax}",
                $"at most {2 * reachable}: pacing.min_seconds_between_trades ({pacing.MinSecondsBetweenTrades}) allows {reachable} an hour");
        }
    }
}

using Trading.Core.Market;
using Trading.Core.Policy;

namespace Trading.Core.Risk.Pacing;

/// <summary>How often entries may be made, all in one place. Exits never ask.</summary>
public static class TradePacing
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);

    /// <summary>Appends the four pacing checks for one entry. <paramref name="approvedNow"/> entries of this cycle count as committed now.</summary>
    public static void Check(
        PacingState state, PacingPolicy policy, ProductId product, Timestamp now, int approvedNow, List<RiskCheck> checks)
    {
        checks.Add(Spacing(state, policy, now, approvedNow));

        var until = state.CooldownUntil(product);
        var rest = until > now ? (decimal)(until - now).TotalSeconds : 0;
        checks.Add(new RiskCheck(RiskReason.SymbolCooldownActive, rest == 0, rest, 0));

        var hourly = state.EntriesWithin(Hour, now) + approvedNow;
        checks.Add(new RiskCheck(RiskReason.MaxTradesPerHour, hourly < policy.TradesPerHourMax, hourly, policy.TradesPerHourMax));

        var daily = state.EntriesWithin(Day, now) + approvedNow;
        checks.Add(new RiskCheck(RiskReason.MaxTradesPerDay, daily < policy.TradesPerDayMax, daily, policy.TradesPerDayMax));
    }

    /// <summary>The state after an entry's last fill.</summary>
    public static PacingState AfterEntryFilled(PacingState state, PacingPolicy policy, ProductId product, Timestamp at) =>
        state.WithCooldown(product, at + TimeSpan.FromMinutes(policy.CooldownMinutesAfterEntry), CooldownReason.Entry);

    /// <summary>The state after an entry that did not fill: the product sits out whole cycles.</summary>
    public static PacingState AfterNoFill(PacingState state, PacingPolicy policy, Interval cycle, ProductId product, Timestamp slot) =>
        policy.CooldownCyclesAfterNoFill == 0
            ? state
            : state.WithCooldown(product, slot.AddMs((policy.CooldownCyclesAfterNoFill + 1) * cycle.Ms), CooldownReason.NoFill);

    /// <summary>The state after a position was closed.</summary>
    public static PacingState AfterExit(
        PacingState state, PacingPolicy policy, ProductId product, Timestamp at, bool isStop, bool isWin)
    {
        var (minutes, reason) = isStop ? (policy.CooldownMinutesAfterStop, CooldownReason.Stop)
            : isWin ? (policy.CooldownMinutesAfterWin, CooldownReason.Win)
            : (policy.CooldownMinutesAfterLoss, CooldownReason.Loss);
        return state.WithCooldown(product, at + TimeSpan.FromMinutes(minutes), reason);
    }

    private static RiskCheck Spacing(PacingState state, PacingPolicy policy, Timestamp now, int approvedNow)
    {
        decimal limit = policy.MinSecondsBetweenTrades;
        if (limit == 0)
        {
            return new RiskCheck(RiskReason.GlobalTradeSpacing, IsPassed: true, 0, 0);
        }

        if (approvedNow == 0 && state.LastTradeAt == Timestamp.MinValue)
        {
            return new RiskCheck(RiskReason.GlobalTradeSpacing, IsPassed: true, limit, limit);
        }

        // Negative after a clock that went backwards: still too soon.
        var since = approvedNow > 0 ? 0 : (now.UnixMs - state.LastTradeAt.UnixMs) / 1000m;
        return new RiskCheck(RiskReason.GlobalTradeSpacing, since >= limit, since, limit);
    }
}

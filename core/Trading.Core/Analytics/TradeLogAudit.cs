using Trading.Core.Market;
using Trading.Core.Policy;
using Trading.Core.TradeLog;

namespace Trading.Core.Analytics;

/// <summary>
/// Checks caps and pacing on the trade log alone, with code of its own: it shares nothing with the risk engine that let the trades
/// through. Holdings are valued at cost, which is what a log shows; a tolerance covers what prices moved since.
/// </summary>
public static class TradeLogAudit
{
    // Caps count holdings at their mark when the entry was decided; the log knows their cost. A position that lost value makes room
    // under the cap that its cost does not show, at most by its stop.
    private const decimal MarkTolerance = 1.15m;

    /// <summary>Every contradiction, in order of time.</summary>
    public static IReadOnlyList<RuleViolation> Check(IReadOnlyList<Trade> trades, TradingPolicy policy)
    {
        var violations = new List<RuleViolation>();
        var byEntry = trades.OrderBy(t => t.EntrySlot).ThenBy(t => t.EntryAt).ToArray();
        for (var i = 0; i < byEntry.Length; i++)
        {
            CheckPacing(byEntry, i, policy.Pacing, violations);
            CheckCaps(byEntry, i, policy, violations);
        }

        return violations;
    }

    private static void CheckPacing(Trade[] trades, int index, PacingPolicy pacing, List<RuleViolation> violations)
    {
        var trade = trades[index];
        if (index > 0)
        {
            var seconds = (trade.EntrySlot.UnixMs - trades[index - 1].EntrySlot.UnixMs) / 1000m;
            Require("min_seconds_between_trades", seconds >= pacing.MinSecondsBetweenTrades, seconds, pacing.MinSecondsBetweenTrades);
        }

        var hour = CountSince(trades, index, TimeSpan.FromHours(1));
        Require("trades_per_hour_max", hour <= pacing.TradesPerHourMax, hour, pacing.TradesPerHourMax);
        var day = CountSince(trades, index, TimeSpan.FromHours(24));
        Require("trades_per_day_max", day <= pacing.TradesPerDayMax, day, pacing.TradesPerDayMax);

        var before = trades.Take(index).Where(t => t.Product == trade.Product).MaxBy(t => t.ExitAt);
        if (before is not null)
        {
            decimal rest = before.Exit == Orders.ExitReason.Stop ? pacing.CooldownMinutesAfterStop
                : before.Net.IsPositive ? pacing.CooldownMinutesAfterWin
                : pacing.CooldownMinutesAfterLoss;
            var minutes = (trade.EntryAt.UnixMs - before.ExitAt.UnixMs) / 60_000m;
            Require("symbol_cooldown", minutes >= rest, minutes, rest);
        }

        void Require(string rule, bool holds, decimal observed, decimal limit)
        {
            if (!holds)
            {
                violations.Add(new RuleViolation(rule, trade.EntrySlot, trade.Product, observed, limit));
            }
        }
    }

    private static void CheckCaps(Trade[] trades, int index, TradingPolicy policy, List<RuleViolation> violations)
    {
        var trade = trades[index];
        var open = trades.Take(index + 1).Where(t => t.ExitAt > trade.EntryAt).ToArray();
        var profile = policy.Regime.For(trade.Entry.Regime);
        var maxOpen = Math.Min(policy.Risk.MaxOpenPositions, profile.MaxOpenPositions);
        Require("max_open_positions", open.Length, maxOpen);
        Require("pyramiding", open.Count(t => t.Product == trade.Product), 1);
        Require("position_cap", Pct(trade.Bought + trade.EntryFees), policy.Risk.PositionCapPctNav * profile.PositionCapMultiplier);
        Require("total_exposure", Pct(Cost(open)), policy.Risk.TotalExposurePctNav * MarkTolerance);
        foreach (var (name, cluster) in policy.Risk.Clusters)
        {
            if (cluster.Assets.Contains(trade.Product.Base))
            {
                var cost = Cost(open.Where(t => cluster.Assets.Contains(t.Product.Base)));
                Require($"cluster_cap {name}", Pct(cost), cluster.CapPctNav * MarkTolerance);
            }
        }

        decimal Pct(Money money) => money / trade.NavBefore * 100m;

        void Require(string rule, decimal observed, decimal limit)
        {
            if (observed > limit)
            {
                violations.Add(new RuleViolation(rule, trade.EntrySlot, trade.Product, observed, limit));
            }
        }
    }

    private static Money Cost(IEnumerable<Trade> trades) => trades.Aggregate(Money.Zero, (sum, t) => sum + t.Bought + t.EntryFees);

    private static int CountSince(Trade[] trades, int index, TimeSpan window)
    {
        var from = trades[index].EntrySlot - window;
        var count = 0;
        for (var i = index; i >= 0 && trades[i].EntrySlot > from; i--)
        {
            count++;
        }

        return count;
    }
}

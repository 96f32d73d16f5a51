using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Core.Policy;
using Trading.Core.TradeLog;

namespace Trading.Core.Analytics;

/// <summary>Spacing, rolling counts, cooldowns and the pause after losses, told from the entries and exits of a trade log.</summary>
internal sealed class PacingAudit(TradingPolicy policy, IReadOnlyList<Trade> asClosed, List<RuleViolation> violations)
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);
    private readonly List<Timestamp> _decided = [];
    private readonly Dictionary<ProductId, List<Trade>> _byProduct = [];
    private readonly Timestamp[] _losingStreaks = EndsOfLosingStreaks(asClosed, policy.Risk.ConsecutiveLossesMax);
    private Timestamp _slot = Timestamp.MinValue;
    private int _inSlot;

    /// <summary>Takes the next entry, in order of time.</summary>
    public void Enter(Trade trade, Timestamp decidedAt)
    {
        var pacing = policy.Pacing;
        _inSlot = trade.EntrySlot == _slot ? _inSlot + 1 : 1;
        _slot = trade.EntrySlot;
        AtMost("max_new_positions_per_cycle", _inSlot, policy.Risk.MaxNewPositionsPerCycle);
        if (_decided.Count > 0)
        {
            AtLeast("min_seconds_between_trades", SecondsBetween(_decided[^1], decidedAt), pacing.MinSecondsBetweenTrades);
        }

        _decided.Add(decidedAt);
        AtMost("trades_per_hour_max", CountSince(decidedAt - Hour), pacing.TradesPerHourMax);
        AtMost("trades_per_day_max", CountSince(decidedAt - Day), pacing.TradesPerDayMax);
        CheckRest(trade, decidedAt, pacing);
        foreach (var streak in _losingStreaks)
        {
            if (streak <= decidedAt)
            {
                AtLeast(
                    "consecutive_losses_pause_minutes",
                    SecondsBetween(streak, decidedAt) / 60m,
                    policy.Risk.ConsecutiveLossesPauseMinutes);
            }
        }

        void AtMost(string rule, int observed, int limit) => Require(observed <= limit, rule, trade, observed, limit);

        void AtLeast(string rule, decimal observed, int limit) => Require(observed >= limit, rule, trade, observed, limit);
    }

    // Cooldowns are never shortened, so each of the product's earlier entries and exits has to be long enough ago. The log knows an
    // entry's first fill; its last one, from which the rest counts, is not earlier.
    private void CheckRest(Trade trade, Timestamp decidedAt, PacingPolicy pacing)
    {
        if (!_byProduct.TryGetValue(trade.Product, out var earlier))
        {
            _byProduct[trade.Product] = [trade];
            return;
        }

        // One that is still open then is no rest but a second position, which the caps report.
        var before = earlier.Where(t => t.ExitAt <= decidedAt).MaxBy(t => t.ExitAt);
        if (before is not null)
        {
            var (rule, minutes) = RestAfter(before, pacing);
            AtLeast(rule, before.ExitAt, minutes);
            AtLeast("cooldown_minutes_after_entry", before.EntryAt, pacing.CooldownMinutesAfterEntry);
        }

        earlier.Add(trade);

        void AtLeast(string rule, Timestamp since, int limit)
        {
            var minutes = SecondsBetween(since, decidedAt) / 60m;
            Require(minutes >= limit, rule, trade, minutes, limit);
        }
    }

    private static (string Rule, int Minutes) RestAfter(Trade trade, PacingPolicy pacing) =>
        trade.Exit == ExitReason.Stop ? ("cooldown_minutes_after_stop", pacing.CooldownMinutesAfterStop)
        : trade.Net.IsPositive ? ("cooldown_minutes_after_win", pacing.CooldownMinutesAfterWin)
        : ("cooldown_minutes_after_loss", pacing.CooldownMinutesAfterLoss);

    private int CountSince(Timestamp from)
    {
        var count = 0;
        for (var i = _decided.Count - 1; i >= 0 && _decided[i] > from; i--)
        {
            count++;
        }

        return count;
    }

    private static Timestamp[] EndsOfLosingStreaks(IReadOnlyList<Trade> asClosed, int length)
    {
        var ends = new List<Timestamp>();
        var losses = 0;
        foreach (var trade in asClosed)
        {
            losses = trade.Net.IsNegative ? losses + 1 : 0;
            if (losses == length)
            {
                ends.Add(trade.ExitAt);
                losses = 0;
            }
        }

        return [.. ends];
    }

    private static decimal SecondsBetween(Timestamp from, Timestamp to) => (to.UnixMs - from.UnixMs) / 1000m;

    private void Require(bool holds, string rule, Trade trade, decimal observed, decimal limit)
    {
        if (!holds)
        {
            violations.Add(new RuleViolation(rule, trade.EntrySlot, trade.Product, observed, limit));
        }
    }
}

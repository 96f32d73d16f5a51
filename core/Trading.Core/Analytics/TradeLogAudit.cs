using Trading.Core.Backtesting;
using Trading.Core.Market;
using Trading.Core.Policy;
using Trading.Core.TradeLog;

namespace Trading.Core.Analytics;

/// <summary>
/// Checks caps and pacing on the trade log alone, with code of its own: it shares nothing with the risk engine that let the trades
/// through. A log shows neither entries that did not fill nor marks, so what is unknown is counted in favour of the log: everything
/// reported is a contradiction.
/// </summary>
public static class TradeLogAudit
{
    /// <summary>Every contradiction of a run, slice by slice: each slice is an account of its own.</summary>
    public static IReadOnlyList<RuleViolation> Check(MergedRun run, TradingPolicy policy) => Check(run, _ => policy);

    /// <summary>The same of slices that were decided by policies of their own.</summary>
    public static IReadOnlyList<RuleViolation> Check(MergedRun run, Func<SliceSpec, TradingPolicy> policyOf) =>
        [.. run.Slices.SelectMany(s => Check([.. run.Trades.Where(t => t.EntrySlot >= s.From && t.EntrySlot < s.To)], policyOf(s)))];

    /// <summary>Every contradiction of one account, in order of entries.</summary>
    /// <param name="trades">As they closed.</param>
    /// <param name="policy">What they were made under.</param>
    public static IReadOnlyList<RuleViolation> Check(IReadOnlyList<Trade> trades, TradingPolicy policy)
    {
        var violations = new List<RuleViolation>();
        var pacing = new PacingAudit(policy, trades, violations);
        var caps = new CapAudit(policy.Risk, policy.Regime, violations);
        foreach (var trade in trades.OrderBy(t => t.EntrySlot).ThenBy(t => t.EntryAt))
        {
            var decidedAt = DecidedAt(trade, policy.Cycle);
            pacing.Enter(trade, decidedAt);
            caps.Enter(trade, decidedAt);
        }

        return violations;
    }

    // A log names the slot; the decision came its delay later, and before the first fill.
    private static Timestamp DecidedAt(Trade trade, CyclePolicy cycle)
    {
        var due = trade.EntrySlot + TimeSpan.FromSeconds(cycle.DecisionDelaySeconds);
        return due < trade.EntryAt ? due : trade.EntryAt;
    }
}

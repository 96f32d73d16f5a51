using Trading.Core.Market;
using Trading.Core.Policy;
using Trading.Core.TradeLog;

namespace Trading.Core.Analytics;

/// <summary>Positions and their sizes against the caps, told from a trade log.</summary>
internal sealed class CapAudit(RiskPolicy risk, RegimePolicy regimes, List<RuleViolation> violations)
{
    private readonly List<Trade> _open = [];

    /// <summary>Takes the next entry, in order of time.</summary>
    public void Enter(Trade trade, Timestamp decidedAt)
    {
        _open.RemoveAll(t => t.ExitAt <= decidedAt);
        var profile = regimes.For(trade.Entry.Regime);
        Require("max_open_positions", _open.Count + 1, Math.Min(risk.MaxOpenPositions, profile.MaxOpenPositions));
        Require("pyramiding", 1 + _open.Count(t => t.Product == trade.Product), 1);

        // Adds are part of the trade they were added to, at times and marks that the log does not show.
        var size = risk.Pyramiding.IsOn ? AtItsLeast(trade) : trade.Bought + trade.EntryFees;
        Require("position_cap", Pct(size), risk.PositionCapPctNav * profile.PositionCapMultiplier);
        Require("total_exposure", Pct(size + Held(_ => true)), risk.TotalExposurePctNav);
        foreach (var (name, cluster) in risk.Clusters)
        {
            if (cluster.Assets.Contains(trade.Product.Base))
            {
                Require($"cluster_cap {name}", Pct(size + Held(t => cluster.Assets.Contains(t.Product.Base))), cluster.CapPctNav);
            }
        }

        _open.Add(trade);

        decimal Pct(Money money) => money / trade.NavBefore * 100m;

        // What is being sold when the entry is decided counts for nothing: it may already be far below its stop.
        Money Held(Func<Trade, bool> counts) => _open
            .Where(t => t.ExitSlot > trade.EntrySlot && counts(t))
            .Aggregate(Money.Zero, (sum, t) => sum + AtItsLeast(t));

        void Require(string rule, decimal observed, decimal limit)
        {
            if (observed > limit)
            {
                violations.Add(new RuleViolation(rule, trade.EntrySlot, trade.Product, observed, limit));
            }
        }
    }

    // Caps count a holding at its mark. Above its stop it is worth at least this; without a stop it may be worth anything.
    private static Money AtItsLeast(Trade trade) =>
        trade.Entry.StopPct is { } stop ? trade.Bought * (1 - (stop / 100m)) : Money.Zero;
}

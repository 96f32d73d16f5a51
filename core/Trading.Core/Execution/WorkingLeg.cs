using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Core.Risk;

namespace Trading.Core.Execution;

/// <summary>One approved order being worked: its current intent and what earlier intents of the leg have already done.</summary>
/// <param name="Approved">Leave to trade.</param>
/// <param name="Intent">The order that is out, or about to be.</param>
/// <param name="Tier">Tier whose budgets apply.</param>
/// <param name="TtlSeconds">How long the current resting order lives.</param>
public sealed record WorkingLeg(RiskApproved Approved, OrderIntent Intent, Tier Tier, double TtlSeconds)
{
    /// <summary>Resting orders placed after the first one lapsed.</summary>
    public int Requotes { get; init; }

    /// <summary>Retries after a post-only rejection.</summary>
    public int PostOnlyRetries { get; init; }

    /// <summary>Quote currency, fees included, that earlier intents spent (entries).</summary>
    public Money Spent { get; init; }

    /// <summary>Base units that earlier intents sold (exits).</summary>
    public Quantity Sold { get; init; }

    public bool HasFilledBefore => Spent.IsPositive || Sold.IsPositive;

    /// <summary>This leg with what <paramref name="order"/>, now finished, did.</summary>
    public WorkingLeg After(Order order) => Approved.Leg == OrderLeg.Entry
        ? this with { Spent = Spent + order.FilledNotional + order.Fees }
        : this with { Sold = Sold + order.Filled };
}

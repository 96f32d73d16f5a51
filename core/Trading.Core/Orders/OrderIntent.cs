using Trading.Core.Market;

namespace Trading.Core.Orders;

/// <summary>One order exactly as it will be sent. It is committed before it goes on the wire.</summary>
public sealed record OrderIntent
{
    public required ClientOrderId Id { get; init; }

    public required ProductId Product { get; init; }

    public required Side Side { get; init; }

    public required OrderLeg Leg { get; init; }

    public required OrderKind Kind { get; init; }

    /// <summary>Size in base units; zero when the order is sized in quote currency.</summary>
    public required Quantity BaseSize { get; init; }

    /// <summary>Quote currency to spend, fee included (market buys); zero when the order is sized in base units.</summary>
    public required Money QuoteSize { get; init; }

    /// <summary>Limit of a resting order; null for a market order.</summary>
    public Price? LimitPrice { get; init; }

    /// <summary>When the venue drops a resting order by itself.</summary>
    public Timestamp? EndTime { get; init; }

    /// <summary>When we cancel a resting order.</summary>
    public Timestamp? CancelAt { get; init; }

    /// <summary>The scheduled time of the cycle that decided it.</summary>
    public required Timestamp Slot { get; init; }

    public required Timestamp CreatedAt { get; init; }

    /// <summary>0 for the first order of its leg, one more for each replacement.</summary>
    public required int Attempt { get; init; }

    /// <summary>Mid at the decision, against which slippage is measured.</summary>
    public required Price DecisionMid { get; init; }

    /// <summary>Quote currency an entry may cost at most, fee included; zero for an exit.</summary>
    public required Money ReservedNotional { get; init; }

    /// <summary>Of an entry: why, and when out again.</summary>
    public EntryContext? Entry { get; init; }

    /// <summary>Of an exit: why.</summary>
    public ExitReason? Exit { get; init; }

    public bool IsSizedInQuote => BaseSize.IsZero;
}

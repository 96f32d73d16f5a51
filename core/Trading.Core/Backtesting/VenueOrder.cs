using Trading.Core.Market;
using Trading.Core.Orders;

namespace Trading.Core.Backtesting;

/// <summary>An order as the venue sees it. Immutable; each event gives a new value.</summary>
public sealed record VenueOrder
{
    public required ClientOrderId Id { get; init; }

    /// <summary>The venue's id, derived from seed, account and client id.</summary>
    public required string VenueOrderId { get; init; }

    public required ProductId Product { get; init; }

    public required Side Side { get; init; }

    public required OrderKind Kind { get; init; }

    /// <summary>Base units; zero when sized in quote.</summary>
    public required Quantity BaseSize { get; init; }

    /// <summary>Quote currency to spend, fee included; zero when sized in base.</summary>
    public required Money QuoteSize { get; init; }

    public Price? LimitPrice { get; init; }

    public Timestamp? EndTime { get; init; }

    /// <summary>InFlight until it arrives, then Open, Partial or a terminal state.</summary>
    public required OrderState State { get; init; }

    public VenueRejection? Rejection { get; init; }

    /// <summary>When it reached, or will reach, the venue.</summary>
    public required Timestamp ArrivesAt { get; init; }

    public Timestamp? FinishedAt { get; init; }

    /// <summary>Base units filled.</summary>
    public Quantity Filled { get; init; }

    /// <summary>Quote currency exchanged, without fees.</summary>
    public Money FilledNotional { get; init; }

    public Money Fees { get; init; }

    /// <summary>Executions so far.</summary>
    public int Fills { get; init; }

    /// <summary>Quote currency set aside for what is left of a buy.</summary>
    public Money Hold { get; init; }

    /// <summary>Open time of the candle in which it rests.</summary>
    public Timestamp? CandleOpen { get; init; }

    /// <summary>What our orders had taken of that candle when this one began to live in it, base units.</summary>
    public Quantity TakenBefore { get; init; }

    /// <summary>When it starts to fill in that candle; <see cref="Timestamp.MaxValue"/> if it does not.</summary>
    public Timestamp FillsFrom { get; init; } = Timestamp.MaxValue;

    public bool IsSizedInQuote => BaseSize.IsZero;

    /// <summary>Base units still wanted.</summary>
    public Quantity Remaining => BaseSize - Filled;

    public bool IsFinished => OrderTransitions.IsTerminal(State);
}

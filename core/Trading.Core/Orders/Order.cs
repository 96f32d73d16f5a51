using Trading.Core.Market;

namespace Trading.Core.Orders;

/// <summary>An intent and what became of it. Immutable; each event gives a new value.</summary>
public sealed record Order(OrderIntent Intent, OrderState State, Timestamp UpdatedAt)
{
    /// <summary>The venue's id, once known.</summary>
    public string? VenueOrderId { get; init; }

    /// <summary>Base units filled so far.</summary>
    public Quantity Filled { get; init; }

    /// <summary>Quote currency exchanged so far, without fees.</summary>
    public Money FilledNotional { get; init; }

    /// <summary>Fees so far.</summary>
    public Money Fees { get; init; }

    public VenueRejection? Rejection { get; init; }

    /// <summary>Fills that are applied, by the venue's trade ids.</summary>
    public IReadOnlyList<string> AppliedFills { get; init; } = [];

    public ClientOrderId Id => Intent.Id;

    public bool IsTerminal => OrderTransitions.IsTerminal(State);

    /// <summary>What an entry may still cost. An Unknown order keeps its full reservation until the venue resolves it.</summary>
    public Money Reserved => IsTerminal || Intent.Leg == OrderLeg.Exit
        ? Money.Zero
        : State == OrderState.Unknown
            ? Intent.ReservedNotional
            : Money.Max(Money.Zero, Intent.ReservedNotional - FilledNotional - Fees);

    /// <summary>This order in another state.</summary>
    /// <exception cref="InvalidOperationException">The table does not allow the transition.</exception>
    public Order To(OrderState state, Timestamp at) => OrderTransitions.IsAllowed(State, state)
        ? this with { State = state, UpdatedAt = at }
        : throw new InvalidOperationException($"order {Id}: {State} -> {state} is not a transition");

    /// <summary>Whether this fill is already applied: a venue may report one twice.</summary>
    public bool HasApplied(Fill fill) => AppliedFills.Contains(fill.VenueTradeId, StringComparer.Ordinal);

    /// <summary>
    /// This order with one more fill. The state is left to the venue's report, except that a completed size is Filled.
    /// On a terminal order the amounts are corrected and the state stays.
    /// </summary>
    /// <exception cref="InvalidOperationException">
    /// The fill is for another order, is empty, comes before the order was sent, or fills more than was ordered.
    /// </exception>
    public Order WithFill(Fill fill)
    {
        if (fill.Order != Id || fill.Product != Intent.Product || fill.Side != Intent.Side)
        {
            throw new InvalidOperationException(
                $"order {Id} ({Intent.Side} {Intent.Product}): fill {fill.VenueTradeId} is of order {fill.Order} ({fill.Side} {fill.Product})");
        }

        // A store that loses decimals gives zeros back: nothing was traded for nothing.
        if (!fill.Quantity.IsPositive || fill.Price.Value <= 0)
        {
            throw new InvalidOperationException($"order {Id}: fill {fill.VenueTradeId} is empty: {fill.Quantity} at {fill.Price}");
        }

        var filled = Filled + fill.Quantity;
        var notional = FilledNotional + fill.Notional;
        if (Intent.IsSizedInQuote ? notional > Intent.QuoteSize : filled > Intent.BaseSize)
        {
            throw new InvalidOperationException(Intent.IsSizedInQuote
                ? $"order {Id}: fill {fill.VenueTradeId} makes {notional} of {Intent.QuoteSize} in quote currency"
                : $"order {Id}: fill {fill.VenueTradeId} makes {filled} of {Intent.BaseSize}");
        }

        var isComplete = !Intent.IsSizedInQuote && filled == Intent.BaseSize;
        var at = fill.At > UpdatedAt ? fill.At : UpdatedAt;
        var moved = IsTerminal || (State == OrderState.CancelInFlight && !isComplete)
            ? this with { UpdatedAt = at }
            : To(isComplete ? OrderState.Filled : OrderState.Partial, at);
        return moved with
        {
            Filled = filled,
            FilledNotional = notional,
            Fees = Fees + fill.Fee,
            AppliedFills = [.. AppliedFills, fill.VenueTradeId],
        };
    }
}

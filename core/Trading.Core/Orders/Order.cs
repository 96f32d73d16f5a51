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
    /// <exception cref="InvalidOperationException">The fill is for another order, or would fill more than was ordered.</exception>
    public Order WithFill(Fill fill)
    {
        if (fill.Order != Id)
        {
            throw new InvalidOperationException($"order {Id}: fill {fill.VenueTradeId} belongs to order {fill.Order}");
        }

        var filled = Filled + fill.Quantity;
        if (!Intent.IsSizedInQuote && filled > Intent.BaseSize)
        {
            throw new InvalidOperationException($"order {Id}: fill {fill.VenueTradeId} makes {filled} of {Intent.BaseSize}");
        }

        var isComplete = !Intent.IsSizedInQuote && filled == Intent.BaseSize;
        var state = IsTerminal ? State
            : isComplete ? OrderState.Filled
            : State == OrderState.CancelInFlight ? State
            : OrderState.Partial;
        return this with
        {
            State = state,
            UpdatedAt = fill.At,
            Filled = filled,
            FilledNotional = FilledNotional + fill.Notional,
            Fees = Fees + fill.Fee,
            AppliedFills = [.. AppliedFills, fill.VenueTradeId],
        };
    }
}

using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Core.Risk;

namespace Trading.Core.Cycle;

/// <summary>One thing that happened to an account. Built by the factory of its kind; the other members stay empty.</summary>
public readonly record struct CycleEvent
{
    public CycleEventKind Kind { get; private init; }

    public Timestamp At { get; private init; }

    public ClientOrderId Order { get; private init; }

    public OrderIntent? Intent { get; private init; }

    public Fill? Fill { get; private init; }

    public VenueRejection? Rejection { get; private init; }

    public string? VenueOrderId { get; private init; }

    public ProductId Product { get; private init; }

    public ExitReason Exit { get; private init; }

    public Money Amount { get; private init; }

    public Timestamp Slot { get; private init; }

    public KillSwitch KillSwitch { get; private init; }

    public TradingState TradingState { get; private init; }

    public decimal Share { get; private init; }

    public static CycleEvent Committed(OrderIntent intent) =>
        new() { Kind = CycleEventKind.Committed, At = intent.CreatedAt, Order = intent.Id, Intent = intent };

    public static CycleEvent Sent(ClientOrderId order, Timestamp at) => Of(CycleEventKind.Sent, order, at);

    public static CycleEvent Accepted(ClientOrderId order, string venueOrderId, Timestamp at) =>
        Of(CycleEventKind.Accepted, order, at) with { VenueOrderId = venueOrderId };

    public static CycleEvent Rejected(ClientOrderId order, VenueRejection rejection, Timestamp at) =>
        Of(CycleEventKind.Rejected, order, at) with { Rejection = rejection };

    public static CycleEvent Filled(Fill fill) =>
        new() { Kind = CycleEventKind.Filled, At = fill.At, Order = fill.Order, Fill = fill };

    public static CycleEvent Completed(ClientOrderId order, Timestamp at) => Of(CycleEventKind.Completed, order, at);

    public static CycleEvent CancelSent(ClientOrderId order, Timestamp at) => Of(CycleEventKind.CancelSent, order, at);

    public static CycleEvent Canceled(ClientOrderId order, Timestamp at) => Of(CycleEventKind.Canceled, order, at);

    public static CycleEvent Expired(ClientOrderId order, Timestamp at) => Of(CycleEventKind.Expired, order, at);

    public static CycleEvent Unknown(ClientOrderId order, Timestamp at) => Of(CycleEventKind.Unknown, order, at);

    public static CycleEvent EntryUnfilled(ProductId product, Timestamp slot, Timestamp at) =>
        new() { Kind = CycleEventKind.EntryUnfilled, At = at, Product = product, Slot = slot };

    public static CycleEvent DustWrittenOff(ProductId product, ExitReason exit, Timestamp slot, Timestamp at) =>
        new() { Kind = CycleEventKind.DustWrittenOff, At = at, Product = product, Exit = exit, Slot = slot };

    public static CycleEvent Transferred(Money amount, Timestamp at) =>
        new() { Kind = CycleEventKind.Transferred, At = at, Amount = amount };

    public static CycleEvent Marked(Money nav, Timestamp slot) =>
        new() { Kind = CycleEventKind.Marked, At = slot, Amount = nav, Slot = slot };

    public static CycleEvent KillSwitchSet(KillSwitch level, Timestamp at) =>
        new() { Kind = CycleEventKind.KillSwitchSet, At = at, KillSwitch = level };

    /// <param name="share">0 to 1.</param>
    /// <param name="at">When.</param>
    public static CycleEvent CapShareSet(decimal share, Timestamp at) =>
        new() { Kind = CycleEventKind.CapShareSet, At = at, Share = share };

    public static CycleEvent TradingStateSet(TradingState state, Timestamp at) =>
        new() { Kind = CycleEventKind.TradingStateSet, At = at, TradingState = state };

    public static CycleEvent DrawdownAcknowledged(Timestamp at) => new() { Kind = CycleEventKind.DrawdownAcknowledged, At = at };

    public static CycleEvent ProductPaused(ProductId product, Timestamp at) =>
        new() { Kind = CycleEventKind.ProductPaused, At = at, Product = product };

    public static CycleEvent ProductResumed(ProductId product, Timestamp at) =>
        new() { Kind = CycleEventKind.ProductResumed, At = at, Product = product };

    /// <summary>Without a position in the product it changes nothing.</summary>
    public static CycleEvent CloseAsked(ProductId product, Timestamp at) =>
        new() { Kind = CycleEventKind.CloseAsked, At = at, Product = product };

    private static CycleEvent Of(CycleEventKind kind, ClientOrderId order, Timestamp at) => new() { Kind = kind, Order = order, At = at };
}

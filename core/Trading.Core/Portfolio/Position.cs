using Trading.Core.Market;
using Trading.Core.Orders;

namespace Trading.Core.Portfolio;

/// <summary>
/// A holding from flat to flat, kept as sums: averages are derived, never stored. Mid sums value each fill at the mid of the decision
/// that caused it, so that slippage and edge can be told apart to the last digit.
/// </summary>
public sealed record Position
{
    // Follows from the two quantities; every mark of a holding asks for it.
    private readonly Quantity _held;

    public required ProductId Product { get; init; }

    /// <summary>The first entry order; names the trade.</summary>
    public required ClientOrderId TradeId { get; init; }

    public required EntryContext Entry { get; init; }

    /// <summary>Slot of the cycle that decided the entry.</summary>
    public required Timestamp EntrySlot { get; init; }

    /// <summary>First entry fill.</summary>
    public required Timestamp OpenedAt { get; init; }

    public Timestamp LastEntryFillAt { get; init; }

    public Quantity BoughtQuantity
    {
        get;
        init
        {
            field = value;
            _held = value - SoldQuantity;
        }
    }

    /// <summary>Quote currency paid, without fees.</summary>
    public Money Bought { get; init; }

    public Money BoughtAtMid { get; init; }

    public Money EntryFees { get; init; }

    /// <summary>Part of <see cref="Bought"/> that rested in the book.</summary>
    public Money BoughtAsMaker { get; init; }

    public Quantity SoldQuantity
    {
        get;
        init
        {
            field = value;
            _held = BoughtQuantity - value;
        }
    }

    /// <summary>Quote currency received, without fees.</summary>
    public Money Sold { get; init; }

    public Money SoldAtMid { get; init; }

    public Money ExitFees { get; init; }

    /// <summary>Part of <see cref="Sold"/> that rested in the book.</summary>
    public Money SoldAsMaker { get; init; }

    /// <summary>Why the last exit was sent; null before the first.</summary>
    public ExitReason? Exit { get; init; }

    /// <summary>An operator asked to close it.</summary>
    public bool IsCloseAsked { get; init; }

    /// <summary>Slot of the cycle that decided the last exit.</summary>
    public Timestamp ExitSlot { get; init; }

    public Timestamp LastExitFillAt { get; init; }

    /// <summary>NAV at the decision to enter.</summary>
    public Money NavAtEntry => Entry.Size.Nav;

    /// <summary>Base units held: bought - sold.</summary>
    public Quantity Held => _held;

    public bool IsFlat => Held.IsZero;

    /// <summary>Average price paid, rounded at 28 digits.</summary>
    public Price AverageEntry => Bought / BoughtQuantity;

    /// <summary>Price at or below which the stop is due, from the average entry; null without one.</summary>
    public Price? StopPrice { get; init; }

    /// <summary>Price at or above which the target is reached, from the average entry; null without one.</summary>
    public Price? TargetPrice { get; init; }

    /// <summary>When the holding time is over; null without a limit.</summary>
    public Timestamp? HoldUntil => Entry.MaxHoldHours is { } hours ? OpenedAt + TimeSpan.FromHours(hours) : null;

    /// <summary>Net result so far: sold - bought - fees.</summary>
    public Money Net => Sold - Bought - EntryFees - ExitFees;

    /// <summary>The position that the first fill of an entry opens.</summary>
    public static Position OpenedBy(OrderIntent intent, Fill fill) => new Position
    {
        Product = fill.Product,
        TradeId = intent.Id,
        Entry = intent.Entry ?? throw new InvalidOperationException($"order {intent.Id}: an entry without its context"),
        EntrySlot = intent.Slot,
        OpenedAt = fill.At,
    }.With(intent, fill);

    /// <summary>This position with an exit on its way, filled or not.</summary>
    public Position WithExit(OrderIntent intent) => this with { Exit = intent.Exit, ExitSlot = intent.Slot };

    /// <summary>This position after one more fill.</summary>
    /// <exception cref="InvalidOperationException">The fill sells more than is held.</exception>
    public Position With(OrderIntent intent, Fill fill)
    {
        var atMid = intent.DecisionMid * fill.Quantity;
        var asMaker = fill.Liquidity == Liquidity.Maker ? fill.Notional : Money.Zero;
        if (fill.Side == Side.Buy)
        {
            var bought = Bought + fill.Notional;
            var quantity = BoughtQuantity + fill.Quantity;
            var average = (bought / quantity).Value;
            return this with
            {
                BoughtQuantity = quantity,
                Bought = bought,
                StopPrice = Entry.StopPct is { } stop ? new Price(average * (1 - (stop / 100m))) : null,
                TargetPrice = Entry.TargetPct is { } target ? new Price(average * (1 + (target / 100m))) : null,
                BoughtAtMid = BoughtAtMid + atMid,
                BoughtAsMaker = BoughtAsMaker + asMaker,
                EntryFees = EntryFees + fill.Fee,
                LastEntryFillAt = Later(LastEntryFillAt, fill.At),
            };
        }

        if (fill.Quantity > Held)
        {
            throw new InvalidOperationException($"{Product}: fill {fill.VenueTradeId} sells {fill.Quantity} of {Held}");
        }

        return this with
        {
            SoldQuantity = SoldQuantity + fill.Quantity,
            Sold = Sold + fill.Notional,
            SoldAtMid = SoldAtMid + atMid,
            SoldAsMaker = SoldAsMaker + asMaker,
            ExitFees = ExitFees + fill.Fee,
            Exit = intent.Exit,
            ExitSlot = intent.Slot,
            LastExitFillAt = Later(LastExitFillAt, fill.At),
        };
    }

    // Fills may be reported out of order.
    private static Timestamp Later(Timestamp left, Timestamp right) => left > right ? left : right;
}

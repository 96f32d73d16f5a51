using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Core.Portfolio;

namespace Trading.Core.TradeLog;

/// <summary>
/// One round trip, flat to flat. Sums are stored and averages derived, so that the attribution holds to the last digit:
/// <c>Net = Edge - Slippage - Fees</c>.
/// </summary>
public sealed record Trade
{
    /// <summary>The first entry order's id.</summary>
    public required ClientOrderId Id { get; init; }

    public required ProductId Product { get; init; }

    /// <summary>Why it was opened, its size arithmetic, and when it was to be closed.</summary>
    public required EntryContext Entry { get; init; }

    public required ExitReason Exit { get; init; }

    /// <summary>Slots of the cycles that decided entry and last exit; they name the cycle records.</summary>
    public required Timestamp EntrySlot { get; init; }

    public required Timestamp ExitSlot { get; init; }

    /// <summary>First entry fill.</summary>
    public required Timestamp EntryAt { get; init; }

    /// <summary>Last exit fill.</summary>
    public required Timestamp ExitAt { get; init; }

    /// <summary>Base units bought; sold is the same unless dust stayed behind.</summary>
    public required Quantity Quantity { get; init; }

    public required Quantity SoldQuantity { get; init; }

    /// <summary>Quote currency paid, without fees.</summary>
    public required Money Bought { get; init; }

    /// <summary>Quote currency received, without fees.</summary>
    public required Money Sold { get; init; }

    /// <summary>The quantity bought, valued at the mid of its decisions.</summary>
    public required Money BoughtAtMid { get; init; }

    /// <summary>The quantity sold, valued at the mid of its decisions.</summary>
    public required Money SoldAtMid { get; init; }

    public required Money EntryFees { get; init; }

    public required Money ExitFees { get; init; }

    /// <summary>Part of <see cref="Bought"/> that rested in the book.</summary>
    public required Money BoughtAsMaker { get; init; }

    /// <summary>Part of <see cref="Sold"/> that rested in the book.</summary>
    public required Money SoldAsMaker { get; init; }

    /// <summary>NAV at the decision to enter.</summary>
    public required Money NavBefore { get; init; }

    /// <summary>NAV at the first mark after the exit.</summary>
    public required Money NavAfter { get; init; }

    /// <summary>Where the trade was made: policy, code and data.</summary>
    public required TradeOrigin Origin { get; init; }

    public Price EntryPrice => Bought / Quantity;

    public Price ExitPrice => SoldQuantity.IsZero ? default : Sold / SoldQuantity;

    public Money Fees => EntryFees + ExitFees;

    /// <summary>What the market moved between the two decisions, in our favour.</summary>
    public Money Edge => SoldAtMid - BoughtAtMid;

    /// <summary>What it cost to trade away from the decision mids; negative where resting earned spread.</summary>
    public Money Slippage => Bought - BoughtAtMid + (SoldAtMid - Sold);

    /// <summary>What is left.</summary>
    public Money Net => Sold - Bought - Fees;

    /// <summary>Net result over what was paid, fees included, percent.</summary>
    public decimal ReturnPct => Net / (Bought + EntryFees) * 100m;

    /// <summary>Net result in units of the loss at the stop; null without a stop.</summary>
    public decimal? R => Entry.StopPct is { } stop ? Net / (Bought * (stop / 100m)) : null;

    public TimeSpan Held => ExitAt - EntryAt;

    /// <summary>The trade that a position, now closed, was.</summary>
    public static Trade Of(Position position, Money navAfter, TradeOrigin origin) => new()
    {
        Id = position.TradeId,
        Product = position.Product,
        Entry = position.Entry,
        Exit = position.Exit ?? throw new InvalidOperationException($"{position.Product}: closed without an exit"),
        EntrySlot = position.EntrySlot,
        ExitSlot = position.ExitSlot,
        EntryAt = position.OpenedAt,
        ExitAt = position.LastExitFillAt,
        Quantity = position.BoughtQuantity,
        SoldQuantity = position.SoldQuantity,
        Bought = position.Bought,
        Sold = position.Sold,
        BoughtAtMid = position.BoughtAtMid,
        SoldAtMid = position.SoldAtMid,
        EntryFees = position.EntryFees,
        ExitFees = position.ExitFees,
        BoughtAsMaker = position.BoughtAsMaker,
        SoldAsMaker = position.SoldAsMaker,
        NavBefore = position.NavAtEntry,
        NavAfter = navAfter,
        Origin = origin,
    };
}

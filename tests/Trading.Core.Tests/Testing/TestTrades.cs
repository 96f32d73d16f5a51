using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Core.TradeLog;

namespace Trading.Core.Tests.Testing;

/// <summary>Closed trades made by hand: filled at their mids, without fees and as taker, unless a test says otherwise.</summary>
internal static class TestTrades
{
    public static readonly Timestamp Slot = Timestamp.Utc(2025, 3, 5, 12);

    /// <summary>Decided 20 s after the slot, filled 10 s later, held for so many hours; one unit, stop at 5 %.</summary>
    public static Trade Of(string product, Timestamp slot, double hours, decimal bought, decimal sold, decimal exitFees = 0)
    {
        var entryAt = slot + TimeSpan.FromSeconds(30);
        var exitAt = entryAt + TimeSpan.FromHours(hours);
        return new Trade
        {
            Id = ClientOrderId.Derive("test", slot, ProductId.Parse(product), Side.Buy, OrderLeg.Entry, 0),
            Product = ProductId.Parse(product),
            Entry = CycleWorld.Reversion() with { StopPct = 5, Size = CycleWorld.Reversion().Size with { Nav = new Money(10_000) } },
            Exit = ExitReason.Target,
            EntrySlot = slot,
            ExitSlot = exitAt.Floor(Interval.QuarterHour),
            EntryAt = entryAt,
            ExitAt = exitAt,
            Quantity = new Quantity(1),
            SoldQuantity = new Quantity(1),
            Bought = new Money(bought),
            Sold = new Money(sold),
            BoughtAtMid = new Money(bought),
            SoldAtMid = new Money(sold),
            EntryFees = Money.Zero,
            ExitFees = new Money(exitFees),
            BoughtAsMaker = Money.Zero,
            SoldAsMaker = Money.Zero,
            NavBefore = new Money(10_000),
            NavAfter = new Money(10_000),
            Origin = new TradeOrigin("policy", "code", "dataset"),
        };
    }

    /// <summary>
    /// Five trades: nets 10, 3, 1, -10, -6 on costs of 100, 100, 100, 200, 100; the third and the last without a stop; edge 4, slippage 1,
    /// fees 5.
    /// </summary>
    public static Trade[] Five()
    {
        var unstopped = CycleWorld.Reversion() with { StopPct = null };
        return
        [
            Of("BTC-USD", Slot, 1, 100, 112, 2) with { SoldAtMid = new Money(113), BoughtAsMaker = new Money(100) },
            Of("ETH-USD", Slot.AddMs(3_600_000), 2, 100, 104, 1),
            Of("BTC-USD", Slot.AddMs(7_200_000), 3, 100, 101) with { Entry = unstopped },
            Of("ETH-USD", Slot.AddMs(36_000_000), 10, 200, 192, 2) with { SoldAsMaker = new Money(192), Exit = ExitReason.Stop },
            Of("SOL-USD", Slot.AddMs(72_000_000), 4, 100, 94) with { Entry = unstopped },
        ];
    }
}

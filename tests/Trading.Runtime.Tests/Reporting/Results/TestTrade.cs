using Trading.Core;
using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Core.TradeLog;

namespace Trading.Runtime.Tests.Reporting.Results;

/// <summary>
/// One trade made by hand: 2 ETH for 199 with mids of 200 in all, sold for 217 with mids of 220; the market gave 20, trading away from
/// the mids cost 2 (1 was earned going in, 3 lost going out), fees 2, so 16 is left.
/// </summary>
internal static class TestTrade
{
    public static readonly Trade Eth = new()
    {
        Id = new ClientOrderId(new Guid("00000000-0000-8000-8000-00000000000a")),
        Product = ProductId.Parse("ETH-USD"),
        Entry = new EntryContext(
            "mean_reversion", 0.8, 0.5, 0.62, Tier.T1, Regime.Chop, 5, 8, 48, new SizeArithmetic(3, 2.5m, 1, 0.8m, 0.5m, 1, 0.9m, new Money(25_000))),
        Exit = ExitReason.Target,
        EntrySlot = Timestamp.Utc(2025, 3, 5, 12, 15),
        ExitSlot = Timestamp.Utc(2025, 3, 5, 17, 45),
        EntryAt = Timestamp.Utc(2025, 3, 5, 12, 15, 30),
        ExitAt = Timestamp.Utc(2025, 3, 5, 17, 45, 30),
        Quantity = new Quantity(2),
        SoldQuantity = new Quantity(2),
        Bought = new Money(199),
        Sold = new Money(217),
        BoughtAtMid = new Money(200),
        SoldAtMid = new Money(220),
        EntryFees = new Money(0.75m),
        ExitFees = new Money(1.25m),
        BoughtAsMaker = new Money(199),
        SoldAsMaker = Money.Zero,
        NavBefore = new Money(25_000),
        NavAfter = new Money(25_016),
        Origin = new TradeOrigin("abcdef0123456789", "0.1.0-test", "live"),
    };
}

using Trading.Core;
using Trading.Core.Cycle;
using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Core.TradeLog;
using Trading.Runtime.Accounts;

namespace Trading.Runtime.Tests.Accounts;

/// <summary>Accounts and what happens to them, made by hand.</summary>
internal static class TestAccounts
{
    public const string Name = "test";

    public static readonly Timestamp Slot = Timestamp.Utc(2025, 3, 5, 12);
    public static readonly ProductId Btc = ProductId.Parse("BTC-USD");

    /// <summary>A flat account with this much cash.</summary>
    public static AccountDocument Flat(string account = Name, decimal cash = 10_000) => new()
    {
        Account = account,
        Mode = TradingMode.Paper,
        State = CycleState.Open(new Money(cash), Slot),
    };

    /// <summary>The n-th fill of an account; its trade id is t-n.</summary>
    public static StoredFill Fill(long number) => new(number, new Fill(
        $"t-{number}",
        ClientOrderId.Derive(Name, Slot, Btc, Side.Buy, OrderLeg.Entry, (int)number),
        Btc,
        Side.Buy,
        new Price(100.10m),
        new Quantity(0.00000001m * number),
        new Money(0.0010m),
        Liquidity.Maker,
        Slot.AddMs(number)));

    public static StoredTrade Trade(long number) => new(number, new Trade
    {
        Id = ClientOrderId.Derive(Name, Slot, Btc, Side.Buy, OrderLeg.Entry, (int)number),
        Product = Btc,
        Entry = Entry(),
        Exit = ExitReason.Target,
        EntrySlot = Slot,
        ExitSlot = Slot.AddMs(900_000),
        EntryAt = Slot.AddMs(20_000),
        ExitAt = Slot.AddMs(920_000),
        Quantity = new Quantity(0.1m * number),
        SoldQuantity = new Quantity(0.1m * number),
        Bought = new Money(10.00m),
        Sold = new Money(11),
        BoughtAtMid = new Money(10.01m),
        SoldAtMid = new Money(11.01m),
        EntryFees = new Money(0.06m),
        ExitFees = new Money(0.066m),
        BoughtAsMaker = new Money(10.00m),
        SoldAsMaker = Money.Zero,
        NavBefore = new Money(10_000),
        NavAfter = new Money(10_000.874m),
        Origin = new TradeOrigin("policy", "code", "live"),
    });

    public static StoredRecord Record(long number, Timestamp slot) =>
        new(number, slot, $$"""{"schema_version":1,"number":{{number}},"text":"ä \" \\ 😀"}""");

    public static EntryContext Entry() => new(
        "mean_reversion", 0.8, 0.1 + 0.2, 0.6, Tier.T1, Regime.Chop, 6.0m, 9, 36, new SizeArithmetic(3, 2.50m, 0.7m, 1, 0.5m, 1, 0.8m, new Money(10_000)));

    /// <summary>What comes after a stored account: nothing new but the counts.</summary>
    public static AccountCommit After(long version, long epoch, AccountDocument document, int fills = 0, int trades = 0, int records = 0) =>
        new(version, epoch, document with
        {
            FillCount = document.FillCount + fills,
            TradeCount = document.TradeCount + trades,
            RecordCount = document.RecordCount + records,
        })
        {
            Fills = [.. Enumerable.Range(1, fills).Select(i => Fill(document.FillCount + i))],
            Trades = [.. Enumerable.Range(1, trades).Select(i => Trade(document.TradeCount + i))],
            Records = [.. Enumerable.Range(1, records).Select(i => Record(document.RecordCount + i, Slot.AddMs(900_000 * (document.RecordCount + i))))],
        };
}

using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Core.Portfolio;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.Portfolio;

public class PositionTests
{
    private static readonly Timestamp T0 = CycleWorld.Slot;

    // Decided at a mid of 100; the stop is 6, the target 9 % away, the hold 36 h.
    private static readonly OrderIntent Entry = CycleWorld.EntryIntent(CycleWorld.Btc, 10, 100, CycleWorld.Reversion(), T0);

    private static readonly OrderIntent Exit = Entry with
    {
        Leg = OrderLeg.Exit,
        Side = Side.Sell,
        Entry = null,
        Exit = ExitReason.Stop,
        Slot = T0.AddMs(900_000),
        DecisionMid = new Price(95),
    };

    [Fact]
    public void OpenedBy_FirstFill_TakesItsContextFromTheIntent()
    {
        var position = Position.OpenedBy(Entry, FillOf(Side.Buy, 101, 2, 0.5m, Liquidity.Maker, T0.AddMs(5)));

        Assert.Equal((CycleWorld.Btc, Entry.Id, T0, T0.AddMs(5)), (position.Product, position.TradeId, position.EntrySlot, position.OpenedAt));
        Assert.Equal((2m, 202m, 200m, 0.5m, 202m), (
            position.Held.Value, position.Bought.Amount, position.BoughtAtMid.Amount, position.EntryFees.Amount, position.BoughtAsMaker.Amount));
        Assert.Equal(10_000, position.NavAtEntry.Amount);
    }

    [Fact]
    public void OpenedBy_IntentWithoutContext_Throws() => Assert.Throws<InvalidOperationException>(
        () => Position.OpenedBy(Entry with { Entry = null }, FillOf(Side.Buy, 101, 2, 0, Liquidity.Maker, T0)));

    [Fact]
    public void With_FillsAtSeveralPrices_AveragesByCost()
    {
        var position = Open(1, 100).With(Entry, FillOf(Side.Buy, 104, 3, 0, Liquidity.Taker, T0.AddMs(9)));

        Assert.Equal(103, position.AverageEntry.Value);
        Assert.Equal(96.82m, position.StopPrice!.Value.Value);
        Assert.Equal(112.27m, position.TargetPrice!.Value.Value);
        Assert.Equal(T0 + TimeSpan.FromHours(36), position.HoldUntil);
        Assert.Equal(T0.AddMs(9), position.LastEntryFillAt);
        Assert.Equal(100, position.BoughtAsMaker.Amount);
    }

    [Fact]
    public void With_FillReportedLate_KeepsTheLatestTime()
    {
        var position = Open(1, 100)
            .With(Entry, FillOf(Side.Buy, 100, 1, 0, Liquidity.Maker, T0.AddMs(9)))
            .With(Entry, FillOf(Side.Buy, 100, 1, 0, Liquidity.Maker, T0.AddMs(3)));

        Assert.Equal(T0.AddMs(9), position.LastEntryFillAt);
    }

    [Fact]
    public void With_PartialExits_KeepsTheRestAndTheirSums()
    {
        var position = Open(3, 100)
            .With(Exit, FillOf(Side.Sell, 94, 1, 0.2m, Liquidity.Taker, T0.AddMs(50)))
            .With(Exit, FillOf(Side.Sell, 96, 1.5m, 0.3m, Liquidity.Maker, T0.AddMs(60)));

        Assert.Equal((0.5m, 238m, 237.5m, 0.5m, 144m), (
            position.Held.Value, position.Sold.Amount, position.SoldAtMid.Amount, position.ExitFees.Amount, position.SoldAsMaker.Amount));
        Assert.Equal((ExitReason.Stop, T0.AddMs(900_000), T0.AddMs(60)), (position.Exit, position.ExitSlot, position.LastExitFillAt));
        Assert.Equal(238 - 300 - 0.5m, position.Net.Amount);
        Assert.False(position.IsFlat);
    }

    [Fact]
    public void With_SellingMoreThanHeld_Throws() => Assert.Throws<InvalidOperationException>(
        () => Open(1, 100).With(Exit, FillOf(Side.Sell, 94, 1.00000001m, 0, Liquidity.Taker, T0)));

    [Fact]
    public void StopTargetAndHold_NoneAtEntry_AreNull()
    {
        var position = TestPositions.EnteredBy("sma_cross", Regime.Chop) with { BoughtQuantity = new Quantity(1), Bought = new Money(100) };

        Assert.Equal((null, null, null), (position.StopPrice, position.TargetPrice, position.HoldUntil));
    }

    private static Position Open(decimal quantity, decimal price) =>
        Position.OpenedBy(Entry, FillOf(Side.Buy, price, quantity, 0, Liquidity.Maker, T0));

    private static Fill FillOf(Side side, decimal price, decimal quantity, decimal fee, Liquidity liquidity, Timestamp at) => new(
        $"{at}", Entry.Id, CycleWorld.Btc, side, new Price(price), new Quantity(quantity), new Money(fee), liquidity, at);
}

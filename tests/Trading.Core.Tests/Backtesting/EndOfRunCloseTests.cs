using Trading.Core.Backtesting;
using Trading.Core.Cycle;
using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Core.Risk;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.Backtesting;

/// <summary>One position of 100 dollars a unit, and the end.</summary>
public class EndOfRunCloseTests
{
    private static readonly Timestamp End = CycleWorld.Slot + TimeSpan.FromHours(1);

    [Fact]
    public void Close_NoQuote_TakesHalfTheTiersSpreadAndTheTakerFee()
    {
        // T1's full spread is 10 bps: 100 less 5 bps is 99.95, two units bring 199.90, 60 bps of it are 1.1994.
        var (state, closed, orders) = Close(Holding(2));

        Assert.Empty(state.Positions);
        var position = Assert.Single(closed);
        Assert.Equal(new Money(199.90m), position.Sold);
        Assert.Equal(new Money(1.1994m), position.ExitFees);
        Assert.Equal(new Money(200), position.SoldAtMid);
        Assert.Equal(Money.Zero, position.SoldAsMaker);
        Assert.Equal(ExitReason.EndOfRun, position.Exit);
        Assert.Equal(End, position.LastExitFillAt);
        Assert.Equal(new Money(10_000 - 200 + 199.90m - 1.1994m), state.Ledger.Cash);
        Assert.Equal(1, orders);
    }

    [Theory]
    [InlineData(99.90, 100.30)]
    [InlineData(99.97, 99.98)]
    [InlineData(99.99, 100.00)]
    public void Close_QuoteObserved_SellsAtTheBidToTheTick(double bid, double ask)
    {
        var world = Holding(2);
        world.Row(CycleWorld.Btc).Quote = new Quote(End, bid, ask);

        var position = Assert.Single(Close(world).Closed);

        Assert.Equal(new Money((decimal)bid * 2), position.Sold);
    }

    [Fact]
    public void Close_LessThanTheVenueTakes_IsWrittenOffWithoutAnOrder()
    {
        var (state, closed, orders) = Close(Holding(0.001m));

        Assert.Empty(state.Positions);
        var position = Assert.Single(closed);
        Assert.Equal(Quantity.Zero, position.SoldQuantity);
        Assert.Equal(ExitReason.EndOfRun, position.Exit);
        Assert.Equal(0, orders);
    }

    [Fact]
    public void Close_Halted_LeavesEverythingOpen()
    {
        var world = Holding(2);
        world.State = world.State with { Risk = world.State.Risk with { KillSwitch = KillSwitch.HaltAll } };

        var (state, closed, orders) = Close(world);

        Assert.Single(state.Positions);
        Assert.Empty(closed);
        Assert.Equal(0, orders);
    }

    private static CycleWorld Holding(decimal quantity)
    {
        var world = new CycleWorld();
        world.Hold(CycleWorld.Btc, 100, quantity, CycleWorld.Reversion(), CycleWorld.Slot);
        return world;
    }

    private static (CycleState State, List<Core.Portfolio.Position> Closed, long Orders) Close(CycleWorld world)
    {
        using var log = new OrderListHash();

        // Nothing is left to match at the end: neither venue nor feed is asked.
        var work = new OrderWork(null!, null!, world.Policy, new Funnel(), log, observer: null);
        var state = EndOfRun.Close(world.State, world.Input, world.Policy, work, log, End);
        return (state, work.Closed, log.Orders);
    }
}

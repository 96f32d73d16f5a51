using Trading.Core.Cycle;
using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Core.Risk.Pacing;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.Cycle;

/// <summary>What the end of a position does to cash, pacing and the losing streak.</summary>
public class CloseTests
{
    private static readonly Timestamp T0 = CycleWorld.Slot;

    [Theory]
    [InlineData(ExitReason.Target, 109, CooldownReason.Win, 10, 0)]
    [InlineData(ExitReason.MaxHold, 99, CooldownReason.Loss, 60, 1)]
    [InlineData(ExitReason.Stop, 94, CooldownReason.Stop, 120, 1)]
    [InlineData(ExitReason.Stop, 101, CooldownReason.Stop, 120, 0)]
    public void Apply_LastExitFill_ClosesAndSetsCooldownAndStreak(
        ExitReason reason, int price, CooldownReason cooldown, int minutes, int losses)
    {
        var world = Holding();
        Sell(world, reason, price, 1);

        Assert.Empty(world.State.Positions);
        var closed = Assert.Single(world.Closed);
        Assert.Equal((reason, (decimal)price - 100), (closed.Exit, closed.Net.Amount));
        Assert.Equal(new Cooldown(CycleWorld.Eth, T0 + TimeSpan.FromMinutes(minutes), cooldown), Assert.Single(world.State.Pacing.Cooldowns));
        Assert.Equal(losses, world.State.Risk.LossesInRow);
        Assert.Equal(10_000 - 100 + price, world.State.Ledger.Cash.Amount);
    }

    [Fact]
    public void Apply_PartOfAnExit_KeepsThePositionOpen()
    {
        var world = Holding();
        Sell(world, ExitReason.Stop, 94, 0.4m);

        Assert.Equal(0.6m, Assert.Single(world.State.Positions).Held.Value);
        Assert.Empty(world.Closed);
        Assert.Equal(0, world.State.Risk.LossesInRow);
        Assert.Equal(CooldownReason.Entry, Assert.Single(world.State.Pacing.Cooldowns).Reason);
    }

    [Fact]
    public void Apply_ThirdLosingTrade_PausesEntries()
    {
        var world = new CycleWorld();
        foreach (var product in new[] { CycleWorld.Ada, CycleWorld.Btc, CycleWorld.Eth })
        {
            world.Hold(product, 100, 1, CycleWorld.Reversion(), T0 - TimeSpan.FromDays(2));
            Sell(world, ExitReason.Stop, 94, 1, product);
        }

        Assert.Equal(T0 + TimeSpan.FromHours(1), world.State.Risk.LossPauseUntil);
    }

    [Fact]
    public void Apply_DustAfterAPartialExit_ClosesTheTradeAndLeavesCashAsItWas()
    {
        var world = Holding();
        Sell(world, ExitReason.Target, 109, 0.995m);
        var cash = world.State.Ledger.Cash;
        var later = T0.AddMs(900_000);

        world.Apply(CycleEvent.DustWrittenOff(CycleWorld.Eth, ExitReason.Target, later, later));

        Assert.Empty(world.State.Positions);
        var closed = Assert.Single(world.Closed);
        Assert.Equal((ExitReason.Target, later, T0), (closed.Exit, closed.ExitSlot, closed.LastExitFillAt));
        Assert.Equal((109m * 0.995m) - 100, closed.Net.Amount);
        Assert.Equal(cash, world.State.Ledger.Cash);
    }

    [Fact]
    public void Apply_DustNeverSold_ClosesAsALossAtThatMoment()
    {
        var world = new CycleWorld();
        world.Hold(CycleWorld.Eth, 100, 0.001m, CycleWorld.Reversion(), T0 - TimeSpan.FromDays(2));

        world.Apply(CycleEvent.DustWrittenOff(CycleWorld.Eth, ExitReason.MaxHold, T0, T0.AddMs(20_000)));

        var closed = Assert.Single(world.Closed);
        Assert.Equal((T0.AddMs(20_000), -0.1m), (closed.LastExitFillAt, closed.Net.Amount));
        Assert.Equal(1, world.State.Risk.LossesInRow);
    }

    [Fact]
    public void Apply_EntryFilled_StartsItsCooldownAtTheFill()
    {
        var world = new CycleWorld();
        world.Hold(CycleWorld.Eth, 100, 1, CycleWorld.Reversion(), T0);

        Assert.Equal(
            new Cooldown(CycleWorld.Eth, T0 + TimeSpan.FromMinutes(30), CooldownReason.Entry), Assert.Single(world.State.Pacing.Cooldowns));
    }

    [Fact]
    public void Apply_EntryUnfilled_CostsTheNextCycle()
    {
        var world = new CycleWorld();
        world.Apply(CycleEvent.EntryUnfilled(CycleWorld.Eth, T0, T0.AddMs(40_000)));

        Assert.Equal(
            new Cooldown(CycleWorld.Eth, T0 + TimeSpan.FromMinutes(30), CooldownReason.NoFill), Assert.Single(world.State.Pacing.Cooldowns));
    }

    private static CycleWorld Holding()
    {
        var world = new CycleWorld();
        world.Hold(CycleWorld.Eth, 100, 1, CycleWorld.Reversion(), T0 - TimeSpan.FromDays(2));
        return world;
    }

    private static void Sell(CycleWorld world, ExitReason reason, decimal price, decimal quantity, ProductId? product = null)
    {
        var id = product ?? CycleWorld.Eth;
        var exit = CycleWorld.EntryIntent(id, 1, price, CycleWorld.Reversion(), T0) with
        {
            Side = Side.Sell,
            Leg = OrderLeg.Exit,
            Entry = null,
            Exit = reason,
        };
        world.Apply(CycleEvent.Committed(exit));
        world.Apply(CycleEvent.Sent(exit.Id, T0));
        world.Apply(CycleEvent.Filled(new Fill(
            $"sell-{id}", exit.Id, id, Side.Sell, new Price(price), new Quantity(quantity), Money.Zero, Liquidity.Taker, T0)));
    }
}

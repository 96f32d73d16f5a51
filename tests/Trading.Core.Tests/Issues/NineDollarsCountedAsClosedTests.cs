using Trading.Core.Cycle;
using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.Issues;

/// <summary>A threshold of 1e-4 units for "position closed" is nine dollars of BTC.</summary>
public sealed class NineDollarsCountedAsClosedTests
{
    [Fact]
    public void Apply_ExitThatLeavesLessThanATenThousandth_KeepsThePositionAndItsStop()
    {
        var world = new CycleWorld();
        world.Hold(CycleWorld.Btc, 90_000, 0.01m, CycleWorld.Reversion(), CycleWorld.Slot - TimeSpan.FromDays(1));
        var exit = CycleWorld.EntryIntent(CycleWorld.Btc, 0.01m, 98_100, CycleWorld.Reversion(), CycleWorld.Slot) with
        {
            Side = Side.Sell,
            Leg = OrderLeg.Exit,
            Entry = null,
            Exit = ExitReason.Target,
        };
        world.Apply(CycleEvent.Committed(exit));
        world.Apply(CycleEvent.Sent(exit.Id, CycleWorld.Slot));
        world.Apply(CycleEvent.Filled(new Fill(
            "t", exit.Id, CycleWorld.Btc, Side.Sell, new Price(98_100), new Quantity(0.0099m), Money.Zero, Liquidity.Maker, CycleWorld.Slot)));
        world.Apply(CycleEvent.Canceled(exit.Id, CycleWorld.Slot));

        Assert.Equal(0.0001m, Assert.Single(world.State.Positions).Held.Value);
        Assert.Empty(world.Closed);
        world.Row(CycleWorld.Btc).LastPrice = 80_000;
        Assert.Equal(ExitReason.Stop, Assert.Single(world.DecideExits().Approved).Exit);
    }
}

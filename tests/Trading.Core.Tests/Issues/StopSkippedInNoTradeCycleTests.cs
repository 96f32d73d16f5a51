using Trading.Core.Cycle;
using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.Issues;

/// <summary>Stops ran only at the end of a full cycle, so every cycle without a trade skipped them.</summary>
public sealed class StopSkippedInNoTradeCycleTests
{
    [Fact]
    public void DecideExits_NothingEligibleAndNothingTriggered_StillStopsOut()
    {
        var world = new CycleWorld();
        world.Hold(CycleWorld.Eth, 100, 1, CycleWorld.Reversion(), CycleWorld.Slot - TimeSpan.FromHours(1));
        foreach (ref var row in world.Input.Market.Products.AsSpan())
        {
            row.LastPrice = 90;
            row.Status = ProductStatus.LimitOnly;
        }

        Assert.Equal(ExitReason.Stop, Assert.Single(world.DecideExits().Approved).Exit);
        Assert.Empty(world.DecideEntries().Approved);
    }

    [Fact]
    public void Apply_StopOut_IsCountedInStreakAndCooldown()
    {
        var world = new CycleWorld();
        world.Hold(CycleWorld.Eth, 100, 1, CycleWorld.Reversion(), CycleWorld.Slot - TimeSpan.FromHours(1));
        world.Row(CycleWorld.Eth).LastPrice = 90;
        var leave = Assert.Single(world.DecideExits().Approved);
        var intent = world.Policy.Planner.Plan(leave, world.Row(CycleWorld.Eth), CycleWorld.Slot, CycleWorld.Now).Leg!.Intent;
        world.Apply(CycleEvent.Committed(intent));
        world.Apply(CycleEvent.Sent(intent.Id, CycleWorld.Now));
        world.Apply(CycleEvent.Filled(new Fill(
            "t", intent.Id, CycleWorld.Eth, Side.Sell, new Price(90), intent.BaseSize, Money.Zero, Liquidity.Taker, CycleWorld.Now)));

        Assert.Equal(1, world.State.Risk.LossesInRow);
        Assert.Equal(CycleWorld.Now + TimeSpan.FromMinutes(120), world.State.Pacing.CooldownUntil(CycleWorld.Eth));
    }
}

using Trading.Core.Cycle;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.Cycle;

public sealed class TradingCycleTests
{
    [Fact]
    public void NeedsMark_FlatAccountWithNothingUnderWay_OnlyWhenADayBegins()
    {
        var world = new CycleWorld();

        Assert.False(TradingCycle.NeedsMark(world.State, CycleWorld.Slot.AddMs(1)));
        Assert.True(TradingCycle.NeedsMark(world.State, CycleWorld.Slot + TimeSpan.FromDays(1)));

        var held = new CycleWorld();
        held.Hold(CycleWorld.Eth, 100, 1, CycleWorld.Reversion(), CycleWorld.Slot - TimeSpan.FromHours(1));
        Assert.True(TradingCycle.NeedsMark(held.State, CycleWorld.Slot.AddMs(1)));

        // What a mark would have changed is nothing but the slot.
        var skipped = world.State with { Slot = CycleWorld.Slot.AddMs(1) };
        Assert.Equal(skipped, TradingCycle.Mark(world.State, world.Input.Market, CycleWorld.Slot.AddMs(1), world.Policy));
    }

    [Fact]
    public void MarkInPlace_Holding_MovesOnlyTheCallersOwnVariable()
    {
        var world = new CycleWorld();
        world.Hold(CycleWorld.Eth, 100, 1, CycleWorld.Reversion(), CycleWorld.Slot - TimeSpan.FromMinutes(30));
        var (before, own, slot) = (world.State, world.State, CycleWorld.Slot.AddMs(1));

        TradingCycle.MarkInPlace(ref own, world.Input.Market, slot, world.Policy);

        Assert.Equal(slot, own.Slot);
        Assert.Equal(TradingCycle.Mark(before, world.Input.Market, slot, world.Policy), own);
        Assert.Equal(before, world.State);
        Assert.NotEqual(before, own);
    }
}

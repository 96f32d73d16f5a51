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
}

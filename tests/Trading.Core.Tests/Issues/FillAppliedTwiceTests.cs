using Trading.Core.Cycle;
using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.Issues;

/// <summary>A fill that the venue reported twice was counted twice; one marked as seen before it was applied was lost.</summary>
public sealed class FillAppliedTwiceTests
{
    [Fact]
    public void Apply_SameVenueTradeId_CountsOnceAndItsTwinOfTheSameSizeCountsToo()
    {
        var world = new CycleWorld();
        var intent = CycleWorld.EntryIntent(CycleWorld.Eth, 2, 100, CycleWorld.Reversion(), CycleWorld.Slot);
        world.Apply(CycleEvent.Committed(intent));
        world.Apply(CycleEvent.Sent(intent.Id, CycleWorld.Slot));
        var fill = new Fill(
            "t-1", intent.Id, CycleWorld.Eth, Side.Buy, new Price(100), new Quantity(0.5m), new Money(0.2m), Liquidity.Maker, CycleWorld.Slot);

        world.Apply(CycleEvent.Filled(fill));
        world.Apply(CycleEvent.Filled(fill));
        world.Apply(CycleEvent.Filled(fill with { VenueTradeId = "t-2" }));
        world.Apply(CycleEvent.Filled(fill));

        Assert.Equal(1, Assert.Single(world.State.Positions).Held.Value);
        Assert.Equal(9899.6m, world.State.Ledger.Cash.Amount);
    }
}

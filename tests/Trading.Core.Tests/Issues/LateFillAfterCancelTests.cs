using Trading.Core.Cycle;
using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.Issues;

/// <summary>A cancel that crossed with a fill: what the venue matched is ours, whatever we believed of the order.</summary>
public sealed class LateFillAfterCancelTests
{
    [Fact]
    public void Apply_FillAfterCanceled_CorrectsPositionAndCashAndKeepsTheState()
    {
        var world = Canceling();
        world.Apply(CycleEvent.Canceled(Intent.Id, CycleWorld.Now));
        world.Apply(CycleEvent.Filled(FillOf(0.75m)));

        Assert.Equal((OrderState.Canceled, 0.75m), (world.State.Find(Intent.Id).State, world.State.Find(Intent.Id).Filled.Value));
        Assert.Equal(0.75m, Assert.Single(world.State.Positions).Held.Value);
        Assert.Equal(9925, world.State.Ledger.Cash.Amount);
    }

    [Fact]
    public void Apply_CancelThatFailedBecauseItHadFilled_EndsFilled()
    {
        var world = Canceling();
        world.Apply(CycleEvent.Filled(FillOf(2)));
        world.Apply(CycleEvent.Canceled(Intent.Id, CycleWorld.Now));

        Assert.Equal(OrderState.Filled, world.State.Find(Intent.Id).State);
        Assert.Equal(2, Assert.Single(world.State.Positions).Held.Value);
    }

    private static readonly OrderIntent Intent = CycleWorld.EntryIntent(CycleWorld.Eth, 2, 100, CycleWorld.Reversion(), CycleWorld.Slot);

    private static CycleWorld Canceling()
    {
        var world = new CycleWorld();
        world.Apply(CycleEvent.Committed(Intent));
        world.Apply(CycleEvent.Sent(Intent.Id, CycleWorld.Slot));
        world.Apply(CycleEvent.CancelSent(Intent.Id, CycleWorld.Now));
        return world;
    }

    private static Fill FillOf(decimal quantity) => new(
        "t-1", Intent.Id, CycleWorld.Eth, Side.Buy, new Price(100), new Quantity(quantity), Money.Zero, Liquidity.Maker, CycleWorld.Now);
}

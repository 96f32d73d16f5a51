using Trading.Core.Cycle;
using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Core.Portfolio;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.Portfolio;

public class NavTests
{
    [Fact]
    public void Of_Holdings_IsCashPlusEachAtItsBidOrLastPrice()
    {
        var world = Holding();
        world.Row(CycleWorld.Eth).Quote = new Quote(CycleWorld.Now, 109.99, 110.01);
        world.Row(CycleWorld.Btc).LastPrice = 50;

        // 10,000 - 200 - 100 + 2 x 109.99 + 1 x 50.
        Assert.Equal(9969.98m, NavOf(world).Amount);
    }

    [Fact]
    public void Of_HeldProductWithoutPrice_Throws()
    {
        var world = Holding();
        world.Row(CycleWorld.Eth).LastPrice = double.NaN;

        var error = Assert.Throws<InvalidOperationException>(() => NavOf(world));

        Assert.Contains("ETH-USD", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void MarkOf_ProductOutsideTheSnapshot_Throws() => Assert.Throws<InvalidOperationException>(
        () => Nav.MarkOf(ProductId.Parse("XRP-USD"), new CycleWorld().Input.Market));

    [Fact]
    public void FreeCash_OpenAndUnknownEntries_KeepsTheirReservationsBack()
    {
        var world = Holding();
        var intent = CycleWorld.EntryIntent(CycleWorld.Sol, 1, 100, CycleWorld.Reversion(), CycleWorld.Slot);
        world.Apply(CycleEvent.Committed(intent));
        world.Apply(CycleEvent.Sent(intent.Id, CycleWorld.Slot));
        Assert.Equal(9700 - 101, world.State.Account.FreeCash.Amount);

        world.Apply(CycleEvent.Unknown(intent.Id, CycleWorld.Slot));
        Assert.Equal(9700 - 101, world.State.Account.FreeCash.Amount);
        Assert.True(world.State.Account.HasLiveOrder(CycleWorld.Sol, OrderLeg.Entry));

        world.Apply(CycleEvent.Rejected(intent.Id, VenueRejection.Other, CycleWorld.Slot));
        Assert.Equal(9700, world.State.Account.FreeCash.Amount);
        Assert.False(world.State.Account.HasLiveOrder(CycleWorld.Sol, OrderLeg.Entry));
    }

    [Fact]
    public void PositionIn_HeldAndNot_FindsTheOneAndNotTheOther()
    {
        var world = Holding();

        Assert.Equal(2, world.State.Account.PositionIn(CycleWorld.Eth)!.Held.Value);
        Assert.Null(world.State.Account.PositionIn(CycleWorld.Ada));
    }

    private static CycleWorld Holding()
    {
        var world = new CycleWorld();
        world.Hold(CycleWorld.Eth, 100, 2, CycleWorld.Reversion(), CycleWorld.Slot);
        world.Hold(CycleWorld.Btc, 100, 1, CycleWorld.Reversion(), CycleWorld.Slot);
        return world;
    }

    private static Money NavOf(CycleWorld world) => Nav.Of(world.State.Ledger, world.State.Positions.AsSpan(), world.Input.Market);
}

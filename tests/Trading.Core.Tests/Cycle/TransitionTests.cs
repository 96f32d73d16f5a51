using Trading.Core.Cycle;
using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Core.Risk;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.Cycle;

/// <summary>What each kind of event does to an order and to the account, duplicates and contradictions included.</summary>
public class TransitionTests
{
    private static readonly Timestamp T0 = CycleWorld.Slot;
    private static readonly OrderIntent Entry = CycleWorld.EntryIntent(CycleWorld.Eth, 2, 100, CycleWorld.Reversion(), T0);

    [Fact]
    public void Apply_OrdinaryLife_WalksThroughItsStates()
    {
        var world = new CycleWorld();
        var states = new List<OrderState>();
        foreach (var happened in new[]
        {
            CycleEvent.Committed(Entry),
            CycleEvent.Sent(Entry.Id, T0),
            CycleEvent.Accepted(Entry.Id, "v-1", T0),
            CycleEvent.Filled(FillOf("1", 0.5m)),
            CycleEvent.CancelSent(Entry.Id, T0),
            CycleEvent.Canceled(Entry.Id, T0.AddMs(7)),
        })
        {
            world.Apply(happened);
            states.Add(world.State.Find(Entry.Id).State);
        }

        Assert.Equal(
            [OrderState.Intent, OrderState.InFlight, OrderState.Open, OrderState.Partial, OrderState.CancelInFlight, OrderState.Canceled],
            states);
        var order = world.State.Find(Entry.Id);
        Assert.Equal(("v-1", T0.AddMs(7), 0.5m), (order.VenueOrderId, order.UpdatedAt, order.Filled.Value));
        Assert.Equal(0.5m, Assert.Single(world.State.Positions).Held.Value);
        Assert.Equal(10_000 - 50 - 0.2m, world.State.Ledger.Cash.Amount);
    }

    [Fact]
    public void Apply_ExpiredCompletedUnknownAndRejected_EndInThoseStates()
    {
        Assert.Equal(OrderState.Expired, After(CycleEvent.Expired(Entry.Id, T0)).State);
        Assert.Equal(OrderState.Filled, After(CycleEvent.Completed(Entry.Id, T0)).State);
        Assert.Equal(OrderState.Unknown, After(CycleEvent.Unknown(Entry.Id, T0)).State);
        var rejected = After(CycleEvent.Rejected(Entry.Id, VenueRejection.InsufficientFunds, T0));
        Assert.Equal((OrderState.Rejected, VenueRejection.InsufficientFunds), (rejected.State, rejected.Rejection));
    }

    [Fact]
    public void Apply_Duplicates_ChangeNothing()
    {
        var world = Sent();
        world.Apply(CycleEvent.Accepted(Entry.Id, "v-1", T0));
        world.Apply(CycleEvent.Filled(FillOf("1", 2)));
        var before = world.State;

        foreach (var again in new[]
        {
            CycleEvent.Filled(FillOf("1", 2)),
            CycleEvent.Accepted(Entry.Id, "v-1", T0),
            CycleEvent.Completed(Entry.Id, T0),
            CycleEvent.Canceled(Entry.Id, T0),
            CycleEvent.Expired(Entry.Id, T0),
            CycleEvent.Rejected(Entry.Id, VenueRejection.Other, T0),
            CycleEvent.Unknown(Entry.Id, T0),
        })
        {
            world.Apply(again);
            Assert.Equal(before.Orders.Select(o => (o.State, o.Filled, o.Rejection)), world.State.Orders.Select(o => (o.State, o.Filled, o.Rejection)));
            Assert.Equal(before.Ledger, world.State.Ledger);
            Assert.Equal(before.Positions, world.State.Positions);
        }
    }

    [Fact]
    public void Apply_UnknownThenEvidence_Resolves()
    {
        var accepted = Sent();
        accepted.Apply(CycleEvent.Unknown(Entry.Id, T0));
        accepted.Apply(CycleEvent.Unknown(Entry.Id, T0));
        accepted.Apply(CycleEvent.Accepted(Entry.Id, "v-9", T0));
        Assert.Equal((OrderState.Open, "v-9"), (accepted.State.Find(Entry.Id).State, accepted.State.Find(Entry.Id).VenueOrderId));

        var filled = Sent();
        filled.Apply(CycleEvent.Unknown(Entry.Id, T0));
        filled.Apply(CycleEvent.Filled(FillOf("1", 2)));
        Assert.Equal(OrderState.Filled, filled.State.Find(Entry.Id).State);
    }

    [Fact]
    public void Apply_AcceptedAfterAFillOrACancel_LearnsTheVenuesIdOnly()
    {
        var world = Sent();
        world.Apply(CycleEvent.CancelSent(Entry.Id, T0));
        world.Apply(CycleEvent.Accepted(Entry.Id, "v-1", T0));

        Assert.Equal((OrderState.CancelInFlight, "v-1"), (world.State.Find(Entry.Id).State, world.State.Find(Entry.Id).VenueOrderId));
    }

    [Fact]
    public void Apply_Contradictions_ThrowAndLeaveTheStateAsItWas()
    {
        var world = new CycleWorld();
        Throws(world, CycleEvent.Sent(Entry.Id, T0));
        world.Apply(CycleEvent.Committed(Entry));
        Throws(world, CycleEvent.Committed(Entry));
        Throws(world, CycleEvent.Accepted(Entry.Id, "v-1", T0));
        Throws(world, CycleEvent.Filled(FillOf("1", 1)));
        Throws(world, CycleEvent.CancelSent(Entry.Id, T0));
        world.Apply(CycleEvent.Sent(Entry.Id, T0));
        Throws(world, CycleEvent.Sent(Entry.Id, T0));
        Throws(world, CycleEvent.Filled(FillOf("1", 2.1m)));
        Throws(world, CycleEvent.DustWrittenOff(CycleWorld.Eth, ExitReason.Stop, T0, T0));

        static void Throws(CycleWorld world, CycleEvent happened)
        {
            var before = world.State;
            Assert.ThrowsAny<Exception>(() => world.Apply(happened));
            Assert.Equal(before, world.State);
        }
    }

    [Fact]
    public void Apply_ReplacementWhileItsPredecessorLives_Throws()
    {
        var world = Sent();
        var second = Entry with { Attempt = 1, Id = ClientOrderId.Derive("test", T0, CycleWorld.Eth, Side.Buy, OrderLeg.Entry, 1) };

        Assert.Throws<InvalidOperationException>(() => world.Apply(CycleEvent.Committed(second)));
        world.Apply(CycleEvent.CancelSent(Entry.Id, T0));
        Assert.Throws<InvalidOperationException>(() => world.Apply(CycleEvent.Committed(second)));

        world.Apply(CycleEvent.Canceled(Entry.Id, T0));
        world.Apply(CycleEvent.Committed(second));
        Assert.Equal(2, world.State.Orders.Length);
    }

    [Fact]
    public void Apply_SaleOfWhatIsNotHeld_Throws()
    {
        var world = new CycleWorld();
        var exit = Entry with { Side = Side.Sell, Leg = OrderLeg.Exit, Entry = null, Exit = ExitReason.Stop };
        world.Apply(CycleEvent.Committed(exit));
        world.Apply(CycleEvent.Sent(exit.Id, T0));

        Assert.Throws<InvalidOperationException>(() => world.Apply(CycleEvent.Filled(FillOf("1", 1) with { Side = Side.Sell })));
    }

    [Fact]
    public void Apply_TransferAndMark_MoveNavAndMarks()
    {
        var world = new CycleWorld();
        world.Apply(CycleEvent.Transferred(new Money(-2500), T0));
        Assert.Equal((7500m, 7500m, 7500m), (
            world.State.Ledger.Cash.Amount, world.State.Nav.Amount, world.State.Risk.HighWaterMark.Amount));

        world.Apply(CycleEvent.Marked(new Money(8000), T0.AddMs(900_000)));
        Assert.Equal((8000m, 8000m, T0.AddMs(900_000)), (
            world.State.Nav.Amount, world.State.Risk.HighWaterMark.Amount, world.State.Slot));
    }

    [Fact]
    public void Apply_OperatorsWord_ReachesRisk()
    {
        var world = new CycleWorld();
        world.Apply(CycleEvent.KillSwitchSet(KillSwitch.NoNewRisk, T0));
        world.Apply(CycleEvent.TradingStateSet(TradingState.Reducing, T0));
        Assert.Equal(1, world.State.Risk.CapShare);
        world.Apply(CycleEvent.CapShareSet(0.25m, T0));
        Assert.Equal(0.25m, world.State.Risk.CapShare);
        world.Apply(CycleEvent.Marked(new Money(8000), T0));
        Assert.Equal((KillSwitch.NoNewRisk, TradingState.Reducing, true), (
            world.State.Risk.KillSwitch, world.State.Risk.TradingState, world.State.Risk.IsDrawdownLatched));

        world.Apply(CycleEvent.DrawdownAcknowledged(T0));
        Assert.Equal((false, 8000m), (world.State.Risk.IsDrawdownLatched, world.State.Risk.HighWaterMark.Amount));
    }

    [Theory]
    [InlineData(3_600_000, 1)]
    [InlineData(3_600_001, 0)]
    public void Apply_MarkAnHourAfterAnOrderEnded_ForgetsItAndKeepsTheLiving(long laterMs, int kept)
    {
        var world = Sent();
        world.Apply(CycleEvent.Canceled(Entry.Id, T0));
        var living = CycleWorld.EntryIntent(CycleWorld.Btc, 1, 100, CycleWorld.Reversion(), T0);
        world.Apply(CycleEvent.Committed(living));

        world.Apply(CycleEvent.Marked(new Money(10_000), T0.AddMs(laterMs)));

        Assert.Equal(kept + 1, world.State.Orders.Length);
        Assert.Equal(OrderState.Intent, world.State.Find(living.Id).State);
    }

    [Fact]
    public void Apply_DecisionOfEachPhase_KeepsWhatEntriesLearntOnly()
    {
        var world = new CycleWorld();
        world.Input.Features.Regime = new(Regime.Bull, 12, 40, IsInsufficientData: false);

        var exits = world.DecideExits();
        Assert.Equal(Regime.Chop, TradingCycle.Apply(world.State, exits).Regime);

        world.DecideEntries();
        Assert.Equal((Regime.Bull, 1), (world.State.Regime, world.State.Fallback.EmptyScans));
        Assert.True(world.State.Universe.IsJudged);
    }

    private static Order After(CycleEvent happened)
    {
        var world = Sent();
        world.Apply(happened);
        return world.State.Find(Entry.Id);
    }

    private static CycleWorld Sent()
    {
        var world = new CycleWorld();
        world.Apply(CycleEvent.Committed(Entry));
        world.Apply(CycleEvent.Sent(Entry.Id, T0));
        return world;
    }

    private static Fill FillOf(string id, decimal quantity) => new(
        id, Entry.Id, CycleWorld.Eth, Side.Buy, new Price(100), new Quantity(quantity), new Money(quantity * 0.4m), Liquidity.Maker, T0);
}

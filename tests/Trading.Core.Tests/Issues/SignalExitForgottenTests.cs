using Trading.Core.Cycle;
using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.Issues;

/// <summary>A signal asks to close at one moment only, such as a crossing; an exit that did not fill then left the position open.</summary>
public sealed class SignalExitForgottenTests
{
    [Theory]
    [InlineData(ExitReason.Signal, 1)]
    [InlineData(ExitReason.Target, 0)]
    public void DecideExits_ExitEndedUnfilledAndNothingAsksAnyMore_GoesOnOnlyIfASignalHadAsked(ExitReason reason, int expected)
    {
        var world = Held();
        SendAndLose(world, reason);

        var exits = world.DecideExits().Exits;

        Assert.Equal(expected, exits.Count);
        Assert.All(exits, exit => Assert.Equal(ExitReason.Signal, exit.Reason));
    }

    private static CycleWorld Held()
    {
        var world = new CycleWorld();
        world.Hold(CycleWorld.Eth, 100, 1, CycleWorld.Reversion(), CycleWorld.Slot - TimeSpan.FromHours(1));
        return world;
    }

    private static void SendAndLose(CycleWorld world, ExitReason reason)
    {
        var exit = CycleWorld.EntryIntent(CycleWorld.Eth, 1, 100, CycleWorld.Reversion(), CycleWorld.Slot.AddMs(-900_000)) with
        {
            Id = ClientOrderId.Derive("test", CycleWorld.Slot, CycleWorld.Eth, Side.Sell, OrderLeg.Exit, 0),
            Side = Side.Sell,
            Leg = OrderLeg.Exit,
            ReservedNotional = Money.Zero,
            Entry = null,
            Exit = reason,
        };
        world.Apply(CycleEvent.Committed(exit));
        world.Apply(CycleEvent.Sent(exit.Id, CycleWorld.Slot.AddMs(-900_000)));
        world.Apply(CycleEvent.Canceled(exit.Id, CycleWorld.Slot.AddMs(-890_000)));
    }
}

using Trading.Core.Cycle;
using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.Issues;

/// <summary>Cancelled or unanswered exits stay listed for a while; sending another meanwhile sells twice.</summary>
public sealed class UnfilledExitResentTests
{
    [Theory]
    [InlineData(OrderState.Intent, 0)]
    [InlineData(OrderState.InFlight, 0)]
    [InlineData(OrderState.Open, 0)]
    [InlineData(OrderState.CancelInFlight, 0)]
    [InlineData(OrderState.Unknown, 0)]
    [InlineData(OrderState.Canceled, 1)]
    [InlineData(OrderState.Expired, 1)]
    [InlineData(OrderState.Rejected, 1)]
    public void DecideExits_AnExitInThisState_IsSentAgainOnlyOnceItEnded(OrderState state, int expected)
    {
        var world = new CycleWorld();
        world.Hold(CycleWorld.Eth, 100, 1, CycleWorld.Reversion(), CycleWorld.Slot - TimeSpan.FromHours(1));
        world.Row(CycleWorld.Eth).LastPrice = 90;
        var exit = CycleWorld.EntryIntent(CycleWorld.Eth, 1, 90, CycleWorld.Reversion(), CycleWorld.Slot) with
        {
            Side = Side.Sell,
            Leg = OrderLeg.Exit,
            Entry = null,
            Exit = ExitReason.Stop,
        };
        world.State = world.State with { Orders = world.State.Orders.Add(new Order(exit, state, CycleWorld.Slot)) };

        Assert.Equal(expected, world.DecideExits().Approved.Count);
    }
}

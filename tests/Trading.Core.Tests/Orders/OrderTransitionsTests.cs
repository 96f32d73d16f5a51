using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.Orders;

public class OrderTransitionsTests
{
    private static readonly OrderState[] Terminal = [OrderState.Filled, OrderState.Canceled, OrderState.Expired, OrderState.Rejected];

    /// <summary>The table, written down a second time.</summary>
    private static readonly Dictionary<OrderState, OrderState[]> Table = new()
    {
        [OrderState.Intent] = [OrderState.InFlight, OrderState.Canceled, OrderState.Rejected],
        [OrderState.InFlight] = [OrderState.Open, OrderState.Partial, OrderState.CancelInFlight, OrderState.Unknown, .. Terminal],
        [OrderState.Open] = [OrderState.Partial, OrderState.CancelInFlight, OrderState.Filled, OrderState.Canceled, OrderState.Expired],
        [OrderState.Partial] = [OrderState.Partial, OrderState.CancelInFlight, OrderState.Filled, OrderState.Canceled, OrderState.Expired],
        [OrderState.CancelInFlight] = [OrderState.Open, OrderState.Partial, OrderState.CancelInFlight, OrderState.Unknown, .. Terminal],
        [OrderState.Unknown] = [OrderState.Open, OrderState.Partial, OrderState.Unknown, .. Terminal],
    };

    [Fact]
    public void To_EveryPair_FollowsTheTable()
    {
        var intent = CycleWorld.EntryIntent(CycleWorld.Btc, 1, 100, CycleWorld.Reversion(), CycleWorld.Slot);
        foreach (var from in Enum.GetValues<OrderState>())
        {
            foreach (var to in Enum.GetValues<OrderState>())
            {
                var isAllowed = Table.GetValueOrDefault(from, []).Contains(to);
                var order = new Order(intent, from, CycleWorld.Slot);
                Assert.Equal(isAllowed, OrderTransitions.IsAllowed(from, to));
                if (isAllowed)
                {
                    var moved = order.To(to, CycleWorld.Now);
                    Assert.Equal((to, CycleWorld.Now), (moved.State, moved.UpdatedAt));
                }
                else
                {
                    var error = Assert.Throws<InvalidOperationException>(() => order.To(to, CycleWorld.Now));
                    Assert.Contains($"{from} -> {to}", error.Message, StringComparison.Ordinal);
                }
            }
        }
    }

    [Fact]
    public void IsTerminal_EveryState_IsTrueForTheFourEnds() =>
        Assert.Equal(Terminal.Order(), Enum.GetValues<OrderState>().Where(OrderTransitions.IsTerminal).Order());
}

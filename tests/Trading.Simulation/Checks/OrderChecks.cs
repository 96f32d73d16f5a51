using Trading.Core.Orders;
using Trading.Runtime.Accounts;
using Trading.Simulation.Venue;

namespace Trading.Simulation.Checks;

/// <summary>What must hold of the orders of an account from one commit to the next: I3, I10, I11.</summary>
internal sealed class OrderChecks(World world, Checker checker)
{
    private static readonly bool[,] Reachable = Closure();

    public void Check(AccountDocument? before, AccountDocument after)
    {
        foreach (var order in after.State.Orders)
        {
            CheckEnd(order);
            CheckReservation(order);
            var earlier = Find(before, order.Id);
            checker.Require(
                earlier is null || earlier.State == order.State || (!earlier.IsTerminal && Reachable[(int)earlier.State, (int)order.State]),
                Invariant.I11,
                () => $"{order.Id}: {earlier!.State} -> {order.State}");
            checker.Require(
                order.Intent.Leg == OrderLeg.Entry ? order.Intent.Entry is { Signal.Length: > 0 } : order.Intent.Exit is not null,
                Invariant.I10,
                () => $"{order.Id} has no reason");
        }

        foreach (var order in before?.State.Orders ?? [])
        {
            checker.Require(
                order.IsTerminal || Find(after, order.Id) is not null, Invariant.I11, () => $"{order.Id}: {order.State} and then forgotten");
        }
    }

    // An order has ended when the venue says so, or never came to live; what nobody knows has not ended.
    private void CheckEnd(Order order)
    {
        if (!order.IsTerminal || !world.Wire.Exists(w => w.Intent.Id == order.Id))
        {
            return;
        }

        var venue = world.Venue.Find(order.Id);
        var mayTrade = venue is { IsLive: true } || world.Venue.IsUnderway(order.Id);
        var invariant = checker.Unanswered.ContainsKey(order.Id) ? Invariant.I3 : Invariant.I11;
        checker.Require(!mayTrade, invariant, () => $"{order.Id} is {order.State} to us and may still trade at the venue");
        if (order.State == OrderState.Rejected)
        {
            checker.Require(
                venue is null or { State: OrderState.Rejected }, invariant, () => $"{order.Id} is Rejected to us and {venue!.State} at the venue");
            var isEvident = !checker.Unanswered.TryGetValue(order.Id, out var at)
                || venue is not null
                || world.Time.Now >= at + SimExchange.Settle.Add(TimeSpan.FromSeconds(-15));
            checker.Require(isEvident, Invariant.I3, () => $"{order.Id} is Rejected to us before its absence is evidence");
        }
    }

    private void CheckReservation(Order order) => checker.Require(
        order.State != OrderState.Unknown || order.Intent.Leg == OrderLeg.Exit || order.Reserved == order.Intent.ReservedNotional,
        Invariant.I3,
        () => $"{order.Id} is Unknown and reserves {order.Reserved} of {order.Intent.ReservedNotional}");

    private static Order? Find(AccountDocument? account, ClientOrderId id)
    {
        foreach (var order in account?.State.Orders ?? [])
        {
            if (order.Id == id)
            {
                return order;
            }
        }

        return null;
    }

    private static bool[,] Closure()
    {
        var count = Enum.GetValues<OrderState>().Length;
        var table = new bool[count, count];
        for (var i = 0; i < count; i++)
        {
            for (var j = 0; j < count; j++)
            {
                table[i, j] = OrderTransitions.IsAllowed((OrderState)i, (OrderState)j);
            }
        }

        for (var k = 0; k < count; k++)
        {
            for (var i = 0; i < count; i++)
            {
                for (var j = 0; j < count; j++)
                {
                    table[i, j] |= table[i, k] && table[k, j];
                }
            }
        }

        return table;
    }
}

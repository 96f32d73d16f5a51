using System.Collections.Immutable;
using Trading.Core.Orders;
using Trading.Runtime.Accounts;

namespace Trading.Runtime.Telemetry;

/// <summary>Counts orders and fills of a cycle once they are stored: what a failed commit takes back was never counted.</summary>
/// <param name="telemetry">Who is told; null for nobody.</param>
/// <param name="known">Orders as they were stored before.</param>
internal sealed class OrderTally(CycleTelemetry? telemetry, ImmutableArray<Order> known)
{
    private ImmutableArray<Order> _known = known;

    /// <param name="orders">Orders as they are stored now.</param>
    /// <param name="fills">Fills that were stored with them.</param>
    public void Stored(ImmutableArray<Order> orders, IReadOnlyList<StoredFill> fills)
    {
        if (telemetry is not { IsCounting: true })
        {
            return;
        }

        foreach (var order in orders)
        {
            if (_known.FirstOrDefault(before => before.Id == order.Id)?.State != order.State)
            {
                telemetry.Counted(order.Intent.Leg, order.State);
            }
        }

        _known = orders;
        foreach (var (_, fill) in fills)
        {
            if (orders.FirstOrDefault(order => order.Id == fill.Order) is { } order)
            {
                telemetry.Counted(fill, order.Intent);
            }
        }
    }
}

using Trading.Core.Market;
using Trading.Core.Orders;

namespace Trading.Core.Backtesting;

/// <summary>Orders that ended, remembered for a while, so that a client id sent twice is recognised.</summary>
internal sealed class FinishedOrders(TimeSpan retention)
{
    private readonly Dictionary<ClientOrderId, VenueOrder> _byId = [];
    private readonly Queue<VenueOrder> _byAge = [];

    /// <summary>In the order of their end.</summary>
    public IEnumerable<VenueOrder> ByAge => _byAge;

    public VenueOrder? Find(ClientOrderId id) => _byId.GetValueOrDefault(id);

    public void Add(VenueOrder order, Timestamp now)
    {
        _byId[order.Id] = order;
        _byAge.Enqueue(order);
        while (_byAge.TryPeek(out var oldest) && oldest.FinishedAt < now - retention)
        {
            _byId.Remove(_byAge.Dequeue().Id);
        }
    }
}

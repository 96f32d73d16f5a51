using Trading.Core.Market;
using Trading.Core.Orders;

namespace Trading.Core.Backtesting;

/// <summary>A living order and what the matcher has worked out about it. Everything here follows from the order and the path.</summary>
internal sealed class RestingOrder(VenueOrder order, Product product)
{
    public VenueOrder Order { get; set; } = order;

    public Product Product { get; } = product;

    /// <summary>The candle in which it rests, which may not have opened yet; meaningless without <see cref="HasCandle"/>.</summary>
    public PathCandle Candle { get; set; }

    /// <summary>Whether the path still has a candle for it.</summary>
    public bool HasCandle { get; set; }

    /// <summary>When the matcher must look at it next.</summary>
    public Timestamp NextAt { get; set; } = Timestamp.MaxValue;

    public bool IsMarket => Order.Kind == OrderKind.MarketIoc;

    /// <summary>Since when it has lived in its candle.</summary>
    public Timestamp LiveFrom => Order.ArrivesAt > Candle.OpenTime ? Order.ArrivesAt : Candle.OpenTime;

    /// <summary>The next instant at which something may happen to it.</summary>
    public Timestamp DueAt => Order.EndTime is { } end && end < NextAt ? end : NextAt;
}

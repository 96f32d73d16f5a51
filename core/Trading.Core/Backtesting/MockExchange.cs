using Trading.Core.Costs;
using Trading.Core.Market;
using Trading.Core.Orders;

namespace Trading.Core.Backtesting;

/// <summary>A venue for one account in simulated time: synchronous, deterministic, driven by <see cref="Step"/>.</summary>
public sealed class MockExchange
{
    private readonly IMarketPath _path;
    private readonly List<OrderIntent> _pending = [];

    public MockExchange(MockExchangeOptions options, CostModel costs, IMarketPath path, VenueState? state = null)
    {
        _ = state;
        _path = path;
        Options = options;
        Costs = costs;
        Cash = options.OpeningCash;
    }

    public MockExchangeOptions Options { get; }

    public CostModel Costs { get; }

    /// <summary>The venue's clock.</summary>
    public Timestamp Now { get; private set; } = Timestamp.MinValue;

    /// <summary>Cash, holds for open orders included.</summary>
    public Money Cash { get; }

    /// <summary>Whether an order rests or a message is under way: without either, <see cref="Step"/> has nothing to do.</summary>
    public bool HasWork => _pending.Count > 0;

    /// <summary>Sends an order, which arrives <see cref="MockExchangeOptions.LatencyMs"/> after <paramref name="at"/>.</summary>
    public void Submit(OrderIntent intent, Timestamp at) => _pending.Add(intent);

    /// <summary>Sends a cancel, which arrives <see cref="MockExchangeOptions.LatencyMs"/> after <paramref name="at"/>.</summary>
    public void Cancel(ClientOrderId id, Timestamp at) => Now = at;

    /// <summary>
    /// Advances the clock to the earliest instant at or before <paramref name="limit"/> at which something happened, appends its
    /// events and returns true; or advances to <paramref name="limit"/> and returns false.
    /// </summary>
    public bool Step(Timestamp limit, List<VenueEvent> into)
    {
        Now = limit;
        return into.Count > 0;
    }

    /// <summary>Base units held, holds for open sells included.</summary>
    public Quantity HoldingOf(ProductId product) => Quantity.Zero;

    /// <summary>Quote volume of the account's fills of the last 30 days, by which fees are tiered.</summary>
    public Money Volume30d(Timestamp at) => Money.Zero;

    /// <summary>The path's price at an instant on the price increment; the last close where no candle covers it; zero before the first.</summary>
    public Price LastPrice(ProductId product, Timestamp at) => new((decimal)_path.LastClose(product, at));

    /// <summary>The venue's state as a value, from which a new exchange continues identically.</summary>
    public VenueState Export() => new();
}

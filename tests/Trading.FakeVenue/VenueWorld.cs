namespace Trading.FakeVenue;

/// <summary>The venue's own books: products, orders, fills and balances, with matching of its own. Callers hold <see cref="Lock"/>.</summary>
public sealed class VenueWorld
{
    private const decimal FeeStep = 0.0000000001m;
    private readonly Dictionary<string, VenueOrder> _byClientId = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, VenueOrder> _byId = new(StringComparer.Ordinal);
    private readonly List<VenueOrder> _open = [];
    private readonly TimeProvider _time;
    private long _number;

    public VenueWorld(FakeVenueOptions options, FaultSource faults, TimeProvider time)
    {
        (Faults, _time, MakerRate, TakerRate) = (faults, time, options.MakerRate, options.TakerRate);
        foreach (var product in options.Products)
        {
            Products.Add(product.Id, product);
        }

        foreach (var (currency, amount) in options.Balances)
        {
            Balances.Add(currency, amount);
        }
    }

    public Lock Lock { get; } = new();

    public FaultSource Faults { get; }

    public SortedDictionary<string, VenueProduct> Products { get; } = new(StringComparer.Ordinal);

    public VenueBalances Balances { get; } = new();

    /// <summary>All orders ever taken, oldest first.</summary>
    public List<VenueOrder> Orders { get; } = [];

    /// <summary>All fills ever made, oldest first.</summary>
    public List<VenueFill> Fills { get; } = [];

    /// <summary>Trades between others, oldest first.</summary>
    public List<PublicTrade> Published { get; } = [];

    public decimal MakerRate { get; }

    public decimal TakerRate { get; }

    public DateTimeOffset Now => _time.GetUtcNow();

    public VenueOrder? Find(string id) => _byId.GetValueOrDefault(id);

    public VenueOrder? FindByClientId(string clientId) => _byClientId.GetValueOrDefault(clientId);

    /// <summary>Takes an order, or says why not. A client id that was used before gives the order it was used for.</summary>
    public (VenueOrder? Order, VenueRefusal? Refusal) Place(VenueOrder draft)
    {
        Tick();
        if (_byClientId.TryGetValue(draft.ClientId, out var original))
        {
            return (original, null);
        }

        if (OrderRules.Refuse(this, draft) is { } refusal)
        {
            return (null, refusal);
        }

        Register(draft);
        if (Faults.Happens(Faults.Plan.FailedAfterAccept))
        {
            draft.RejectReason = "INSUFFICIENT_FUND";
            End(draft, "FAILED");
        }
        else if (draft.Limit is null)
        {
            Take(draft);
        }
        else
        {
            Match(draft);
        }

        return (draft, null);
    }

    /// <summary>Cancels; false where there is no such living order.</summary>
    public bool Cancel(string id)
    {
        Tick();
        if (!_byId.TryGetValue(id, out var order) || !order.IsOpen)
        {
            return false;
        }

        if (order.Limit is { } limit && Faults.Happens(Faults.Plan.CancelRaces))
        {
            Fill(order, limit, Faults.Happens(0.5) ? order.Left : Part(order), isMaker: true);
        }

        if (order.IsOpen)
        {
            End(order, "CANCELLED");
        }

        return true;
    }

    /// <summary>Moves a market and fills what rests in its way.</summary>
    public void Quote(string product, decimal bid, decimal ask)
    {
        Products[product].Quoted(bid, ask);
        Tick();
        foreach (var order in _open.Where(o => o.Product.Id == product).ToList())
        {
            Match(order);
        }
    }

    /// <summary>Others trade with each other; our orders have no part in it.</summary>
    public void Publish(string product, decimal price, decimal size) =>
        Published.Add(new($"P{Published.Count + 1}", Products[product].Id, price, size, Now));

    /// <summary>Moves every market by up to so many ticks either way.</summary>
    public void Walk(int ticksMax)
    {
        foreach (var product in Products.Values)
        {
            var ticks = (int)Math.Round(((Faults.Share() * 2) - 1) * ticksMax);
            var bid = Math.Max(product.Tick, product.Bid + (ticks * product.Tick));
            Quote(product.Id, bid, bid + product.Tick);
        }
    }

    /// <summary>Ends orders whose time has come.</summary>
    public void Tick()
    {
        foreach (var order in _open.Where(o => o.EndTime <= Now).ToList())
        {
            End(order, "EXPIRED");
        }
    }

    private static decimal Floor(decimal value, decimal step) => decimal.Floor(value / step) * step;

    private void Register(VenueOrder order)
    {
        order.UpdatedAt = order.CreatedAt;
        order.HiddenReadings = Faults.Happens(Faults.Plan.HiddenOrders) ? Faults.UpTo(Faults.Plan.HiddenOrderReadings) : 0;
        order.Hold = !order.IsBuy ? order.BaseSize
            : order.Limit is { } limit ? limit * order.BaseSize * (1 + TakerRate)
            : order.QuoteSize;
        Balances.Hold(order.IsBuy ? order.Product.Quote : order.Product.Base, order.Hold);
        Orders.Add(order);
        _open.Add(order);
        _byId.Add(order.Id, order);
        _byClientId.Add(order.ClientId, order);
    }

    // A market order: one to three pieces, each a tick worse; what is then left of it is cancelled.
    private void Take(VenueOrder order)
    {
        var pieces = Faults.UpTo(3);
        for (var piece = 0; piece < pieces && order.IsOpen; piece++)
        {
            var price = order.IsBuy ? order.Product.Ask + (piece * order.Product.Tick) : order.Product.Bid - (piece * order.Product.Tick);
            var whole = order.QuoteSize > 0
                ? Floor((order.QuoteSize - order.FilledValue - order.Fees) / (price * (1 + TakerRate)) * 0.999999m, order.Product.Step)
                : order.Left;
            var size = piece == pieces - 1 ? whole : Floor(whole / 2, order.Product.Step);
            if (size > 0 && price > 0)
            {
                Fill(order, price, size, isMaker: false);
            }
        }

        if (order.IsOpen)
        {
            End(order, order.QuoteSize > 0 && order.Filled > 0 ? "FILLED" : "CANCELLED");
        }
    }

    // A resting order trades when the other side comes to its price.
    private void Match(VenueOrder order)
    {
        if (!order.IsOpen || order.Limit is not { } limit || (order.IsBuy ? order.Product.Ask > limit : order.Product.Bid < limit))
        {
            return;
        }

        Fill(order, limit, Faults.Happens(Faults.Plan.PartialFills) ? Part(order) : order.Left, isMaker: true);
    }

    private decimal Part(VenueOrder order) =>
        Math.Max(order.Product.Step, Floor(order.Left * (decimal)(0.1 + (0.8 * Faults.Share())), order.Product.Step));

    private void Fill(VenueOrder order, decimal price, decimal size, bool isMaker)
    {
        var value = price * size;
        var fee = Floor(value * (isMaker ? MakerRate : TakerRate), FeeStep);
        Fills.Add(new($"T{++_number}", order, price, size, fee, isMaker, Now)
        {
            HiddenReadings = Faults.Happens(Faults.Plan.LateFills) ? Faults.UpTo(Faults.Plan.LateFillReadings) : 0,
        });
        (order.Filled, order.FilledValue, order.Fees, order.UpdatedAt) = (order.Filled + size, order.FilledValue + value, order.Fees + fee, Now);
        if (order.IsBuy)
        {
            Release(order, order.Product.Quote, value + fee);
            Balances.Add(order.Product.Quote, -(value + fee));
            Balances.Add(order.Product.Base, size);
        }
        else
        {
            Release(order, order.Product.Base, size);
            Balances.Add(order.Product.Base, -size);
            Balances.Add(order.Product.Quote, value - fee);
        }

        if (order.BaseSize > 0 && order.Left == 0)
        {
            End(order, "FILLED");
        }
    }

    private void Release(VenueOrder order, string currency, decimal amount)
    {
        order.Hold -= amount;
        Balances.Hold(currency, -amount);
    }

    private void End(VenueOrder order, string status)
    {
        Release(order, order.IsBuy ? order.Product.Quote : order.Product.Base, order.Hold);
        (order.Status, order.UpdatedAt) = (status, Now);
        order.LaggingReadings = Faults.Happens(Faults.Plan.LaggingEnds) ? Faults.UpTo(3) : 0;
        _open.Remove(order);
    }
}

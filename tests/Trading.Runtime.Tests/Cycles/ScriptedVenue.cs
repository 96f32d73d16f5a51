using System.Collections.Immutable;
using Trading.Core;
using Trading.Core.Execution;
using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Runtime.Ports;
using Trading.Runtime.Tests.Testing;

namespace Trading.Runtime.Tests.Cycles;

/// <summary>A venue that does what a test tells it, with books of its own. By default every order rests and nothing fills.</summary>
internal sealed class ScriptedVenue(ManualClock clock, decimal cash) : IExchange
{
    private readonly Dictionary<string, decimal> _balances = new(StringComparer.Ordinal) { ["USD"] = cash };
    private readonly List<ReportedOrder> _orders = [];
    private readonly List<ReportedFill> _fills = [];

    public TimeSpan SettleWindow => TimeSpan.FromSeconds(30);

    public bool IsStoredWithAccount { get; init; }

    /// <summary>Every order that reached the wire, oldest first.</summary>
    public List<OrderIntent> Wire { get; } = [];

    public List<ClientOrderId> CancelRequests { get; } = [];

    public int Reads { get; private set; }

    /// <summary>What the venue does with an order; null for resting it.</summary>
    public Func<OrderIntent, SubmitReply?> OnSubmit { get; set; } = static _ => null;

    /// <summary>What the venue answers to a cancel that it does not carry out; null for carrying it out.</summary>
    public Func<Order, CancelReply?> OnCancel { get; set; } = static _ => null;

    /// <summary>Reports that come with the next news, whatever the books say.</summary>
    public List<VenueReport> Stray { get; } = [];

    /// <summary>What reading the account throws; null for nothing.</summary>
    public VenueException? ReadFailure { get; set; }

    /// <summary>Called when time passes, with the instant it is to pass to.</summary>
    public Action<Timestamp> OnWait { get; set; } = static _ => { };

    public IReadOnlyList<ReportedOrder> Orders => _orders;

    public IReadOnlyList<ReportedFill> Fills => _fills;

    public Task<SubmitReply> SubmitAsync(OrderIntent intent, CancellationToken cancellation)
    {
        Wire.Add(intent);
        return Task.FromResult(OnSubmit(intent) ?? SubmitReply.Accepted(Rest(intent)));
    }

    public Task<CancelReply> CancelAsync(Order order, CancellationToken cancellation)
    {
        CancelRequests.Add(order.Id);
        if (OnCancel(order) is { } refused)
        {
            return Task.FromResult(refused);
        }

        var index = _orders.FindIndex(listed => listed.ClientId == order.Id);
        if (index < 0 || OrderTransitions.IsTerminal(_orders[index].State))
        {
            return Task.FromResult(CancelReply.NotFound);
        }

        _orders[index] = _orders[index] with { State = OrderState.Canceled, UpdatedAt = clock.Now };
        return Task.FromResult(CancelReply.Requested);
    }

    public Task<IReadOnlyList<VenueReport>> WaitAsync(ImmutableArray<Order> orders, Timestamp until, CancellationToken cancellation)
    {
        OnWait(until);
        var reports = Stray.ToList();
        Stray.Clear();
        foreach (var order in orders)
        {
            var listed = _orders.Find(o => order.VenueOrderId is null ? o.ClientId == order.Id : o.VenueOrderId == order.VenueOrderId);
            if (listed?.ClientId != order.Id)
            {
                continue;
            }

            OrderNews.Append(order, listed, [.. _fills.Where(fill => fill.VenueOrderId == listed?.VenueOrderId)], reports);
        }

        if (!reports.Exists(report => IsNews(report, orders)))
        {
            clock.Now = until > clock.Now ? until : clock.Now;
        }

        return Task.FromResult<IReadOnlyList<VenueReport>>(reports);
    }

    public Task<VenueView> ReadAsync(Timestamp since, CancellationToken cancellation)
    {
        Reads++;
        return ReadFailure is { } failure
            ? Task.FromException<VenueView>(failure)
            : Task.FromResult(new VenueView(
                since, clock.Now, [.. _orders], [.. _fills], [.. _balances.Select(b => new ReportedBalance(b.Key, b.Value))]));
    }

    public string? Export() => null;

    public void Restore(string? exported)
    {
    }

    /// <summary>Takes an order into the book without an answer.</summary>
    public string Rest(OrderIntent intent)
    {
        var id = $"v-{_orders.Count + 1}";
        _orders.Add(new ReportedOrder(
            intent.Id, id, intent.Product, intent.Side, OrderState.Open, Quantity.Zero, clock.Now, clock.Now));
        return id;
    }

    /// <summary>Lists an order that nobody sent.</summary>
    public void List(ReportedOrder order) => _orders.Add(order);

    /// <summary>Lists an order otherwise than it is.</summary>
    public void Relist(ClientOrderId id, Func<ReportedOrder, ReportedOrder> change)
    {
        var index = _orders.FindIndex(listed => listed.ClientId == id);
        _orders[index] = change(_orders[index]);
    }

    /// <summary>Fills an order completely at a price, with a fee of 0.1 %.</summary>
    public void Fill(OrderIntent intent, decimal price, Quantity? part = null)
    {
        var index = _orders.FindIndex(listed => listed.ClientId == intent.Id);
        var listed = _orders[index];
        var quantity = part ?? (intent.IsSizedInQuote ? new Quantity(Math.Round(intent.QuoteSize.Amount / price * 0.99m, 8)) : intent.BaseSize);
        var fill = new ReportedFill(
            $"t-{_fills.Count + 1}",
            listed.VenueOrderId,
            intent.Product,
            intent.Side,
            new Price(price),
            quantity,
            new Money(price * quantity.Value * 0.001m),
            Liquidity.Maker,
            clock.Now);
        _fills.Add(fill);
        _orders[index] = listed with
        {
            State = part is null ? OrderState.Filled : OrderState.Partial,
            Filled = listed.Filled + quantity,
            UpdatedAt = clock.Now,
        };
        var sign = intent.Side == Side.Buy ? 1 : -1;
        Move(intent.Product.Base, sign * quantity.Value);
        Move("USD", (-sign * fill.Notional.Amount) - fill.Fee.Amount);
    }

    /// <summary>Moves units of an asset in, or out if negative.</summary>
    public void Move(string asset, decimal units) => _balances[asset] = _balances.GetValueOrDefault(asset) + units;

    private static bool IsNews(VenueReport report, ImmutableArray<Order> orders) =>
        report.Fill is null || !orders.Any(order => order.Id == report.Order) || !orders.First(order => order.Id == report.Order).HasApplied(report.Fill);
}

using System.Collections.Immutable;
using Trading.Core;
using Trading.Core.Cycle;
using Trading.Core.Execution;
using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.FakeVenue;
using Trading.Runtime.Coinbase;
using Trading.Runtime.Policies;
using Trading.Runtime.Ports;

namespace Trading.Runtime.Tests.Coinbase;

/// <summary>
/// Trades against a venue without any plan, at most one order a product at a time, and keeps its books by what the adapter reports and
/// by nothing else: the same events, desk and reconciler as the shell.
/// </summary>
internal sealed class VenueTrader
{
    // More readings than the venue hides an order for.
    private const int AbsencesToBelieve = 8;
    private const int RoundsPerOrderMax = 400;
    private static readonly TimeSpan Never = TimeSpan.FromDays(365);
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(1);

    private readonly FakeVenueServer _venue;
    private readonly CoinbaseExchange _exchange;
    private readonly OrderDesk _desk;
    private readonly ImmutableArray<ProductId> _products;
    private readonly Dictionary<ClientOrderId, int> _absences = [];
    private SeededRandom _random;
    private CycleState _state;
    private Timestamp _lastSlot;

    public VenueTrader(FakeVenueServer venue, CoinbaseExchange exchange, Money cash, ulong seed)
    {
        (_venue, _exchange, _random) = (venue, exchange, new SeededRandom(seed));
        _products = [.. venue.World.Products.Keys.Select(id => ProductId.Parse(id))];
        _desk = new OrderDesk(
            new CompiledPolicy(
                PolicySource.Load(null),
                [.. venue.World.Products.Values.Select(p => new Product(ProductId.Parse(p.Id), new(p.Tick), new(p.Step), new(0.01m), new(p.QuoteMin)))],
                "test"),
            null);
        _state = CycleState.Open(cash, Now);
    }

    public CycleState State => _state;

    /// <summary>Every order ever sent, as it ended.</summary>
    public Dictionary<ClientOrderId, Order> Ended { get; } = [];

    public Dictionary<SubmitOutcome, int> Outcomes { get; } = [];

    /// <summary>Reads of the venue that failed after all their tries.</summary>
    public int FailedReads { get; private set; }

    private static Timestamp Now => Timestamp.From(TimeProvider.System.GetUtcNow());

    public async Task TradeAsync(int orders)
    {
        var sent = 0;
        while (sent < orders || _state.Orders.Length > 0)
        {
            foreach (var product in _products)
            {
                if (sent < orders && _state.Orders.All(o => o.Intent.Product != product))
                {
                    await SendAsync(Draft(product));
                    sent++;
                }
            }

            lock (_venue.World.Lock)
            {
                _venue.World.Walk(ticksMax: 12);
            }

            await PollAsync();
            await CancelSomeAsync();
            await ReconcileAsync();
            Retire();
        }
    }

    private async Task SendAsync(OrderIntent intent)
    {
        _state = _desk.Apply(_state, CycleEvent.Committed(intent));
        _state = _desk.Apply(_state, CycleEvent.Sent(intent.Id, Now));
        var reply = await _exchange.SubmitAsync(intent, default);
        Outcomes[reply.Outcome] = Outcomes.GetValueOrDefault(reply.Outcome) + 1;
        _state = _desk.Apply(_state, reply.Outcome switch
        {
            SubmitOutcome.Accepted => CycleEvent.Accepted(intent.Id, reply.VenueOrderId!, Now),
            SubmitOutcome.Rejected => CycleEvent.Rejected(intent.Id, reply.Rejection!.Value, Now),
            SubmitOutcome.RateLimited => CycleEvent.Rejected(intent.Id, VenueRejection.RateLimited, Now),
            SubmitOutcome.Unauthorized => CycleEvent.Rejected(intent.Id, VenueRejection.Unauthorized, Now),
            _ => CycleEvent.Unknown(intent.Id, Now),
        });
    }

    private async Task PollAsync()
    {
        try
        {
            Take(await _exchange.WaitAsync(_state.Orders.RemoveAll(o => o.IsTerminal), Timestamp.MinValue, default));
        }
        catch (VenueException)
        {
            FailedReads++;
        }
    }

    private async Task CancelSomeAsync()
    {
        foreach (var order in _state.Orders)
        {
            if (order.State is OrderState.Open or OrderState.Partial or OrderState.CancelInFlight && _random.NextDouble() < 0.2)
            {
                _state = _desk.Apply(_state, CycleEvent.CancelSent(order.Id, Now));
                await _exchange.CancelAsync(order, default);
            }
        }
    }

    // An order without an answer is looked for among all that the venue lists; absent often enough, it never arrived.
    private async Task ReconcileAsync()
    {
        var unknown = _state.Orders.Where(o => o.State == OrderState.Unknown).ToList();
        if (unknown.Count == 0)
        {
            return;
        }

        VenueView view;
        try
        {
            view = await _exchange.ReadAsync(unknown.Min(o => o.Intent.CreatedAt) - Margin, default);
        }
        catch (VenueException)
        {
            FailedReads++;
            return;
        }

        foreach (var order in unknown)
        {
            var absences = _absences[order.Id] = view.Orders.Any(o => o.ClientId == order.Id) ? 0 : _absences.GetValueOrDefault(order.Id) + 1;
            Take(Reconciler.News([order], view, absences > AbsencesToBelieve ? TimeSpan.Zero : Never));
        }
    }

    private void Take(IEnumerable<VenueReport> reports)
    {
        foreach (var report in reports)
        {
            _state = _desk.Report(_state, report);
        }
    }

    private void Retire()
    {
        foreach (var order in _state.Orders)
        {
            if (order.IsTerminal)
            {
                Ended.Add(order.Id, order);
                _absences.Remove(order.Id);
            }
            else if ((_absences[order.Id] = _absences.GetValueOrDefault(order.Id)) > RoundsPerOrderMax)
            {
                throw new InvalidOperationException($"order {order.Id} does not end");
            }
        }

        _state = _state with { Orders = _state.Orders.RemoveAll(o => o.IsTerminal) };
        _desk.Closed.Clear();
    }

    private OrderIntent Draft(ProductId id)
    {
        var product = _venue.World.Products[id.Value];
        var held = _state.Positions.Where(p => p.Product == id).Select(p => p.Held.Value).FirstOrDefault();
        var isExit = held * product.Bid > 2 * product.QuoteMin && _random.NextDouble() < 0.6;
        var isMarket = _random.NextDouble() < 0.4;
        var spend = 20 + _random.NextInt32(200);
        var ticks = _random.NextInt32(6) - 1;
        var price = isExit ? product.Ask + (ticks * product.Tick) : product.Bid - (ticks * product.Tick);
        var size = isExit ? held : decimal.Floor(spend / price / product.Step) * product.Step;
        var now = Now;
        _lastSlot = now > _lastSlot ? now : _lastSlot.AddMs(1);
        return new OrderIntent
        {
            Id = ClientOrderId.Derive("test", _lastSlot, id, isExit ? Side.Sell : Side.Buy, isExit ? OrderLeg.Exit : OrderLeg.Entry, 0),
            Product = id,
            Side = isExit ? Side.Sell : Side.Buy,
            Leg = isExit ? OrderLeg.Exit : OrderLeg.Entry,
            Kind = isMarket ? OrderKind.MarketIoc : OrderKind.PostOnlyLimit,
            BaseSize = isMarket && !isExit ? Quantity.Zero : new Quantity(size),
            QuoteSize = isMarket && !isExit ? new Money(spend) : Money.Zero,
            LimitPrice = isMarket ? null : new Price(price),
            EndTime = isMarket || _random.NextDouble() < 0.3 ? null : now.AddMs(20 + _random.NextInt32(100)),
            Slot = _lastSlot,
            CreatedAt = now,
            Attempt = 0,
            DecisionMid = new Price(price),
            ReservedNotional = new Money(isExit ? 0 : spend * 2),
            Entry = isExit ? null : new EntryContext(
                "none", 1, 1, 1, Tier.T1, Regime.Chop, 6, 9, 36, new SizeArithmetic(3, 2.5m, 0.7m, 1, 0.5m, 1, 0.8m, new Money(10_000))),
            Exit = isExit ? ExitReason.Signal : null,
        };
    }
}

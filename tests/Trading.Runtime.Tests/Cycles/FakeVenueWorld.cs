using Trading.Core;
using Trading.Core.Market;
using Trading.Core.Policy;
using Trading.FakeVenue;
using Trading.Runtime.Accounts;
using Trading.Runtime.Coinbase;
using Trading.Runtime.Cycles;
using Trading.Runtime.Policies;
using Trading.Runtime.Ports;
using Trading.Runtime.Tests.Coinbase;

namespace Trading.Runtime.Tests.Cycles;

/// <summary>A venue over HTTP right before a slot at which the shipped policy buys: history decides, the venue trades.</summary>
internal sealed class FakeVenueWorld : IAsyncDisposable
{
    private readonly ShellWorld _history;
    private readonly ShiftedClock _clock;
    private readonly List<CoinbaseClient> _clients = [];

    private FakeVenueWorld(ShellWorld history, ShiftedClock clock, FakeVenueServer venue) => (_history, _clock, Venue) = (history, clock, venue);

    public FakeVenueServer Venue { get; }

    public TimeProvider Clock => _clock;

    /// <summary>The slot of the entry.</summary>
    public Timestamp Slot => _history.Slot;

    public IReadOnlyList<ProductId> Products => _history.Products;

    public static async Task<FakeVenueWorld> StartAsync()
    {
        var history = new ShellWorld();
        var clock = new ShiftedClock(history.Slot + TimeSpan.FromSeconds(20));
        history.Clock.Now = history.Slot + TimeSpan.FromSeconds(20);
        var products = new List<VenueProduct>();
        foreach (var id in history.Products)
        {
            var product = history.Dataset.Manifest.Get(id).Product;
            var tick = await history.Market.ReadTickAsync(id, default);
            var bid = product.PriceIncrement.PriceOf(tick.Quote.Bid).Value;
            products.Add(new VenueProduct(id.Value, bid, product.PriceIncrement.Value, product.BaseIncrement.Value));
        }

        var venue = await FakeVenueServer.StartAsync(new FakeVenueOptions { Time = clock, Products = products });
        return new FakeVenueWorld(history, clock, venue);
    }

    public async ValueTask DisposeAsync()
    {
        _clients.ForEach(client => client.Dispose());
        await Venue.DisposeAsync();
    }

    public void Move(TimeSpan time)
    {
        _clock.Move(time);
        _history.Clock.Now += time;
    }

    /// <summary>One more instance that trades an account in LIVE, with a client of its own.</summary>
    public CycleJob JobOn(IStateStore store, ICycleLease lease, IObjectStore objects, string account, string owner = "test")
    {
        var client = TestClients.For(Venue, time: _clock);
        _clients.Add(client);
        var products = new CoinbaseProducts(client);
        return new CycleJob(
            new CycleServices(
                store,
                lease,
                new CoinbaseExchange(client, products),
                new HistoryOfVenue(_history.Market, new CoinbaseMarketData(client, products)),
                objects,
                _clock),
            new CycleOptions
            {
                Account = account,
                Mode = TradingMode.Live,
                Owner = owner,
                Products = [.. _history.Products],
                Candles = Interval.QuarterHour,
                OpeningCash = Money.Zero,
                CodeVersion = "test",
            },
            ThinBooksAllowed(PolicySource.Load(null)));
    }

    public static CycleRequest RequestAt(Timestamp slot) => new(slot, slot + TimeSpan.FromSeconds(20));

    public List<WireEntry> OrderPosts() =>
        [.. Venue.Wire.All.Where(entry => entry.Method == "POST" && entry.Path.EndsWith("/orders", StringComparison.Ordinal))];

    /// <summary>Waits for cycles while whatever rests is traded through at once, so that nobody need wait for a time to live.</summary>
    public async Task<CycleOutcome[]> TradingAsync(params Task<CycleOutcome>[] cycles)
    {
        var all = Task.WhenAll(cycles);
        while (!all.IsCompleted)
        {
            lock (Venue.World.Lock)
            {
                foreach (var order in Venue.World.Orders.Where(order => order.IsOpen && order.Limit is not null).ToList())
                {
                    var limit = order.Limit!.Value;
                    Venue.World.Quote(order.Product.Id, limit - (2 * order.Product.Tick), limit - order.Product.Tick);
                }
            }

            await Task.WhenAny(all, Task.Delay(5));
        }

        return await all;
    }

    // The fake venue's books are a few units deep.
    private static TradingPolicy ThinBooksAllowed(TradingPolicy policy) => policy with
    {
        Universe = policy.Universe with
        {
            T1 = policy.Universe.T1 with { DepthNotionalMin = 0 },
            T2 = policy.Universe.T2 with { DepthNotionalMin = 0 },
        },
        Execution = policy.Execution with { DepthMultipleMin = 0 },
    };

    /// <summary>The machine's time, moved to a past that history knows.</summary>
    private sealed class ShiftedClock(Timestamp start) : TimeProvider
    {
        private TimeSpan _shift = start.ToDateTimeOffset() - System.GetUtcNow();

        public void Move(TimeSpan time) => _shift += time;

        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + _shift;
    }

    /// <summary>Candles from history, everything else from the venue.</summary>
    private sealed class HistoryOfVenue(IMarketData history, IMarketData venue) : IMarketData
    {
        public Task<IReadOnlyList<ListedProduct>> ReadProductsAsync(CancellationToken cancellation) => venue.ReadProductsAsync(cancellation);

        public Task<CandleSeries> ReadCandlesAsync(
            ProductId product, Interval interval, Timestamp from, Timestamp to, CancellationToken cancellation) =>
            history.ReadCandlesAsync(product, interval, from, to, cancellation);

        public Task<MarketTick> ReadTickAsync(ProductId product, CancellationToken cancellation) => venue.ReadTickAsync(product, cancellation);

        public Task<Timestamp> ReadTimeAsync(CancellationToken cancellation) => venue.ReadTimeAsync(cancellation);
    }
}

using Trading.Core;
using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Core.Policy;
using Trading.FakeVenue;
using Trading.Runtime.Accounts;
using Trading.Runtime.Coinbase;
using Trading.Runtime.Cycles;
using Trading.Runtime.Policies;
using Trading.Runtime.Ports;
using Trading.Runtime.Storage;
using Trading.Runtime.Tests.Coinbase;
using Trading.Runtime.Tests.Testing;

namespace Trading.Runtime.Tests.Cycles;

/// <summary>The whole shell in LIVE against a venue over HTTP, with a real store: history decides, the venue trades.</summary>
public sealed class FakeVenueCycleTests : IAsyncLifetime, IDisposable
{
    private const string Account = "live";

    private readonly TempFolder _temp = new();
    private readonly ShellWorld _history = new();
    private FakeVenueServer _venue = null!;
    private CoinbaseClient _client = null!;
    private ShiftedClock _clock = null!;

    public async Task InitializeAsync()
    {
        _clock = new ShiftedClock(_history.Slot + TimeSpan.FromSeconds(20));
        _history.Clock.Now = _history.Slot + TimeSpan.FromSeconds(20);
        var products = new List<VenueProduct>();
        foreach (var id in _history.Products)
        {
            var product = _history.Dataset.Manifest.Get(id).Product;
            var tick = await _history.Market.ReadTickAsync(id, default);
            var bid = product.PriceIncrement.PriceOf(tick.Quote.Bid).Value;
            products.Add(new VenueProduct(id.Value, bid, product.PriceIncrement.Value, product.BaseIncrement.Value));
        }

        _venue = await FakeVenueServer.StartAsync(new FakeVenueOptions { Time = _clock, Products = products });
        _client = TestClients.For(_venue, time: _clock);
    }

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _venue.DisposeAsync();
    }

    public void Dispose() => _temp.Dispose();

    [Fact]
    public async Task RunAsync_EntryThenStop_WireStateAndAuditAreExactlyTheExpectedOnes()
    {
        using var store = new SqliteStateStore(_temp["live.db"]);
        using var lease = new SqliteCycleLease(_temp["live.db"], _clock);
        var job = JobOn(store, lease);

        var entered = await TradingAsync(job, _history.Slot);

        Assert.Equal("executed", entered.Text);
        var document = (await store.LoadAsync(Account, default))!.Document;
        var position = Assert.Single(document.State.Positions);
        var posts = OrderPosts();
        var intent = Assert.Single(document.State.Orders).Intent;
        Assert.Equal(intent.Id.ToString(), Assert.Single(posts).ClientId);
        AssertBooksAgree(document);

        // The price falls through the stop: the next cycle sells at the market, whatever else it finds.
        var product = position.Product.Value;
        lock (_venue.World.Lock)
        {
            var fallen = _venue.World.Products[product];
            var bid = Math.Floor(fallen.Bid * 0.9m / fallen.Tick) * fallen.Tick;
            _venue.World.Quote(product, bid, bid + fallen.Tick);
        }

        _clock.Move(TimeSpan.FromMinutes(15));
        _history.Clock.Now = _history.Clock.Now + TimeSpan.FromMinutes(15);
        var exited = await TradingAsync(job, _history.Slot + TimeSpan.FromMinutes(15));

        Assert.Equal("executed", exited.Text);
        document = (await store.LoadAsync(Account, default))!.Document;
        Assert.Empty(document.State.Positions);
        Assert.Equal(2, OrderPosts().Count);
        AssertBooksAgree(document);
        var fills = new List<StoredFill>();
        await foreach (var fill in store.ReadFillsAsync(Account, default))
        {
            fills.Add(fill);
        }

        Assert.Equal(_venue.World.Fills.Select(fill => fill.TradeId).Order(), fills.Select(fill => fill.Fill.VenueTradeId).Order());
        Assert.Equal(ExitReason.Stop, document.State.Orders.Single(order => order.Intent.Leg == OrderLeg.Exit).Intent.Exit);
    }

    [Fact]
    public async Task RunAsync_KillSwitchOn_PutsNothingOnTheWire()
    {
        using var store = new SqliteStateStore(_temp["live.db"]);
        using var lease = new SqliteCycleLease(_temp["live.db"], _clock);
        await store.SetKillSwitchAsync(Account, Core.Risk.KillSwitch.NoNewRisk, _history.Slot, "test", default);

        var outcome = await JobOn(store, lease).RunAsync(RequestAt(_history.Slot), default);

        Assert.Equal("no_trade:kill_switch", outcome.Text);
        Assert.Empty(OrderPosts());
    }

    private CycleJob JobOn(IStateStore store, ICycleLease lease)
    {
        var products = new CoinbaseProducts(_client);
        return new CycleJob(
            new CycleServices(
                store,
                lease,
                new CoinbaseExchange(_client, products),
                new HistoryOfVenue(_history.Market, new CoinbaseMarketData(_client, products)),
                new FolderObjectStore(_temp["objects"]),
                _clock),
            new CycleOptions
            {
                Account = Account,
                Mode = TradingMode.Live,
                Owner = "test",
                Products = [.. _history.Products],
                Candles = Interval.QuarterHour,
                OpeningCash = Money.Zero,
                CodeVersion = "test",
            },
            ThinBooksAllowed(PolicySource.Load(null)));
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

    private static CycleRequest RequestAt(Timestamp slot) => new(slot, slot + TimeSpan.FromSeconds(20));

    private List<WireEntry> OrderPosts() =>
        [.. _venue.Wire.All.Where(entry => entry.Method == "POST" && entry.Path.EndsWith("/orders", StringComparison.Ordinal))];

    // Whatever rests is traded through at once, so that the test need not wait for a time to live.
    private async Task<CycleOutcome> TradingAsync(CycleJob job, Timestamp slot)
    {
        var cycle = job.RunAsync(RequestAt(slot), default);
        while (!cycle.IsCompleted)
        {
            lock (_venue.World.Lock)
            {
                foreach (var order in _venue.World.Orders.Where(order => order.IsOpen && order.Limit is not null).ToList())
                {
                    var limit = order.Limit!.Value;
                    _venue.World.Quote(order.Product.Id, limit - (2 * order.Product.Tick), limit - order.Product.Tick);
                }
            }

            await Task.WhenAny(cycle, Task.Delay(5));
        }

        return await cycle;
    }

    private void AssertBooksAgree(AccountDocument document)
    {
        Assert.Equal(_venue.World.Balances.TotalOf("USD"), document.State.Ledger.Cash.Amount);
        foreach (var product in _history.Products)
        {
            var held = document.State.Positions.Where(position => position.Product == product).Sum(position => position.Held.Value);
            Assert.Equal(_venue.World.Balances.TotalOf(product.Base), held);
        }
    }

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

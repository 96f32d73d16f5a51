using Trading.Core.Orders;
using Trading.Runtime.Accounts;
using Trading.Runtime.Cycles;
using Trading.Runtime.Ports;
using Trading.Runtime.Storage;
using Trading.Runtime.Tests.Testing;

namespace Trading.Runtime.Tests.Cycles;

/// <summary>The whole shell in LIVE against a venue over HTTP, with a real store: history decides, the venue trades.</summary>
public sealed class FakeVenueCycleTests : IAsyncLifetime, IDisposable
{
    private const string Account = "live";

    private readonly TempFolder _temp = new();
    private FakeVenueWorld _world = null!;

    public async Task InitializeAsync() => _world = await FakeVenueWorld.StartAsync();

    public async Task DisposeAsync() => await _world.DisposeAsync();

    public void Dispose() => _temp.Dispose();

    [Fact]
    public async Task RunAsync_EntryThenStop_WireStateAndAuditAreExactlyTheExpectedOnes()
    {
        using var store = new SqliteStateStore(_temp["live.db"]);
        using var lease = new SqliteCycleLease(_temp["live.db"], _world.Clock);
        var job = JobOn(store, lease);
        var venue = _world.Venue;

        var entered = Assert.Single(await _world.TradingAsync(job.RunAsync(FakeVenueWorld.RequestAt(_world.Slot), default)));

        Assert.Equal("executed", entered.Text);
        var document = (await store.LoadAsync(Account, default))!.Document;
        var position = Assert.Single(document.State.Positions);
        var posts = _world.OrderPosts();
        var intent = Assert.Single(document.State.Orders).Intent;
        Assert.Equal(intent.Id.ToString(), Assert.Single(posts).ClientId);
        AssertBooksAgree(document);

        // The price falls through the stop: the next cycle sells at the market, whatever else it finds.
        var product = position.Product.Value;
        lock (venue.World.Lock)
        {
            var fallen = venue.World.Products[product];
            var bid = Math.Floor(fallen.Bid * 0.9m / fallen.Tick) * fallen.Tick;
            venue.World.Quote(product, bid, bid + fallen.Tick);
        }

        _world.Move(TimeSpan.FromMinutes(15));
        var next = FakeVenueWorld.RequestAt(_world.Slot + TimeSpan.FromMinutes(15));
        var exited = Assert.Single(await _world.TradingAsync(job.RunAsync(next, default)));

        Assert.Equal("executed", exited.Text);
        document = (await store.LoadAsync(Account, default))!.Document;
        Assert.Empty(document.State.Positions);
        Assert.Equal(2, _world.OrderPosts().Count);
        AssertBooksAgree(document);
        var fills = new List<StoredFill>();
        await foreach (var fill in store.ReadFillsAsync(Account, default))
        {
            fills.Add(fill);
        }

        Assert.Equal(venue.World.Fills.Select(fill => fill.TradeId).Order(), fills.Select(fill => fill.Fill.VenueTradeId).Order());
        Assert.Equal(ExitReason.Stop, document.State.Orders.Single(order => order.Intent.Leg == OrderLeg.Exit).Intent.Exit);
    }

    [Fact]
    public async Task RunAsync_KillSwitchOn_PutsNothingOnTheWire()
    {
        using var store = new SqliteStateStore(_temp["live.db"]);
        using var lease = new SqliteCycleLease(_temp["live.db"], _world.Clock);
        await store.SetKillSwitchAsync(Account, Core.Risk.KillSwitch.NoNewRisk, _world.Slot, "test", default);

        var outcome = await JobOn(store, lease).RunAsync(FakeVenueWorld.RequestAt(_world.Slot), default);

        Assert.Equal("no_trade:kill_switch", outcome.Text);
        Assert.Empty(_world.OrderPosts());
    }

    private CycleJob JobOn(IStateStore store, ICycleLease lease) =>
        _world.JobOn(store, lease, new FolderObjectStore(_temp["objects"]), Account);

    private void AssertBooksAgree(AccountDocument document)
    {
        var balances = _world.Venue.World.Balances;
        Assert.Equal(balances.TotalOf("USD"), document.State.Ledger.Cash.Amount);
        foreach (var product in _world.Products)
        {
            var held = document.State.Positions.Where(position => position.Product == product).Sum(position => position.Held.Value);
            Assert.Equal(balances.TotalOf(product.Base), held);
        }
    }
}

using Trading.Core.Market;
using Trading.FakeVenue;
using Trading.Runtime.Coinbase;
using Trading.Runtime.Ports;

namespace Trading.Runtime.Tests.Coinbase;

public sealed class CoinbaseTradesTests : IDisposable
{
    private static readonly Timestamp Noon = Timestamp.Utc(2025, 3, 5, 12);
    private readonly StubVenue _venue = new();

    public void Dispose() => _venue.Dispose();

    [Fact]
    public async Task ReadTradesAsync_FixtureOfTheTicker_IsOldestFirstFromTheInstant()
    {
        _venue.Answer = (_, _) => StubVenue.Json(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Coinbase/Fixtures/ticker.json")));
        using var stub = _venue.Client();
        var trades = await MarketOf(stub).ReadTradesAsync(TestIntents.Btc, Noon.AddMs(20_000), default);
        Assert.Equal(
            [("700000002", 60123.46m, 0.5m, Noon.AddMs(20_250)), ("700000003", 60123.45m, 0.00125m, Noon.AddMs(21_544))],
            trades.Select(t => (t.Id, t.Price.Value, t.Quantity.Value, t.At)));
        Assert.StartsWith(
            "/api/v3/brokerage/market/products/BTC-USD/ticker?limit=1000&start=1741176020&end=", Assert.Single(_venue.Requests).Path, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"trades":[{"trade_id":"1","price":"0","size":"1","time":"2025-03-05T12:00:00Z"}]}""")]
    [InlineData("""{"trades":[{"trade_id":"","price":"1","size":"1","time":"2025-03-05T12:00:00Z"}]}""")]
    [InlineData("""{"trades":[{"trade_id":"1","price":"1","size":"1","time":""}]}""")]
    [InlineData("""{"trades":[{"trade_id":"1","product_id":"ETH-USD","price":"1","size":"1","time":"2025-03-05T12:00:00Z"}]}""")]
    [InlineData("""{"best_bid":"1"}""")]
    public async Task ReadTradesAsync_NotAsDocumented_IsMalformed(string body)
    {
        _venue.Answer = (_, _) => StubVenue.Json(body);
        using var client = _venue.Client();
        var error = await Assert.ThrowsAsync<VenueException>(() => _venue.FinishAsync(
            () => MarketOf(client).ReadTradesAsync(TestIntents.Btc, Noon, default), TimeSpan.FromMilliseconds(100)));
        Assert.Equal(VenueFault.Malformed, error.Fault);
    }

    [Fact]
    public async Task ReadTradesAsync_MoreThanAPage_HasEachOnce()
    {
        var clock = new ManualTime(Noon);
        await using var venue = await FakeVenueServer.StartAsync(new FakeVenueOptions { Time = clock });
        for (var i = 0; i < 250; i++)
        {
            lock (venue.World.Lock)
            {
                venue.World.Publish("BTC-USD", 60_000 + i, 0.01m);
            }

            clock.Now = clock.Now.AddMilliseconds(90);
        }

        using var client = TestClients.For(venue);
        var trades = await MarketOf(client).ReadTradesAsync(TestIntents.Btc, Noon.AddMs(900), default);
        Assert.Equal(Enumerable.Range(10, 240).Select(i => 60_000m + i), trades.Select(t => t.Price.Value));
    }

    private static CoinbaseMarketData MarketOf(CoinbaseClient client) => new(client, new CoinbaseProducts(client));

    private sealed class ManualTime(Timestamp start) : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = start.ToDateTimeOffset();

        public override DateTimeOffset GetUtcNow() => Now;
    }
}

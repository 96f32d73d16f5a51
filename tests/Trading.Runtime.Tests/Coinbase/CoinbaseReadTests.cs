using System.Net;
using Trading.Core;
using Trading.Core.Execution;
using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.FakeVenue;
using Trading.Runtime.Coinbase;
using Trading.Runtime.Ports;

namespace Trading.Runtime.Tests.Coinbase;

/// <summary>The account as the venue tells it, over real HTTP and all pages.</summary>
public sealed class CoinbaseReadTests : IAsyncLifetime
{
    private FakeVenueServer _venue = null!;
    private CoinbaseClient _client = null!;
    private CoinbaseExchange _exchange = null!;

    public async Task InitializeAsync()
    {
        _venue = await FakeVenueServer.StartAsync(new FakeVenueOptions
        {
            PageSizeMax = 7,
            Balances = new Dictionary<string, decimal>(StringComparer.Ordinal) { ["USD"] = 100_000, ["BTC"] = 2, ["XRP"] = 0.5m },
        });
        _client = TestClients.For(_venue);
        _exchange = new CoinbaseExchange(_client, new CoinbaseProducts(_client));
    }

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _venue.DisposeAsync();
    }

    [Fact]
    public async Task ReadAsync_ManyPages_HasEveryOrderFillAndBalanceOnce()
    {
        for (var i = 0; i < 20; i++)
        {
            await _exchange.SubmitAsync(TestIntents.MarketBuy(100, number: i), default);
        }

        for (var i = 20; i < 40; i++)
        {
            await _exchange.SubmitAsync(TestIntents.Limit(number: i), default);
        }

        _venue.World.Faults.Plan = new FaultPlan { DuplicateFills = 0.5 };
        var view = await ReadAsync();

        Assert.Equal(40, view.Orders.Length);
        Assert.Equal(40, view.Orders.Select(o => o.VenueOrderId).Distinct().Count());
        Assert.Equal(20, view.Orders.Count(o => o.State == OrderState.Open));
        Assert.Equal(
            _venue.World.Fills.Select(f => (f.TradeId, f.Order.Id, f.Price, f.Size, f.Fee)).Order(),
            view.Fills.Select(f => (f.VenueTradeId, f.VenueOrderId, f.Price.Value, f.Quantity.Value, f.Fee.Amount)).Order());
        Assert.Equal(
            new[] { "BTC", "USD", "XRP" }.Select(c => (c, _venue.World.Balances.TotalOf(c))), view.Balances.Select(b => (b.Asset, b.Total)));
        Assert.Equal(0, view.BalanceOf("ETH"));
    }

    [Fact]
    public async Task ReadAsync_ForeignOrderAndDeposit_AreInTheView()
    {
        var id = (await ControlAsync("foreign", """{"product":"BTC-USD","side":"SELL","size":1,"limit":70000}""")).GetProperty("order_id").GetString();
        await ControlAsync("deposit", """{"currency":"USD","amount":500}""");

        var view = await ReadAsync();

        var order = Assert.Single(view.Orders);
        Assert.Equal((null, id, Side.Sell, OrderState.Open), (order.ClientId, order.VenueOrderId, order.Side, order.State));
        Assert.Equal(100_500, view.BalanceOf("USD"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(6)]
    public async Task ReadAsync_AnyPageFails_ThrowsInsteadOfShowingHalf(int good)
    {
        for (var i = 0; i < 10; i++)
        {
            await _exchange.SubmitAsync(TestIntents.MarketBuy(100, number: i), default);
        }

        _venue.World.Faults.Next("reads", [.. Enumerable.Repeat(FaultKind.None, good), FaultKind.Unauthorized]);

        Assert.Equal(VenueFault.Unauthorized, (await Assert.ThrowsAsync<VenueException>(ReadAsync)).Fault);
    }

    [Fact]
    public async Task ReadAsync_FaultsThatPass_AreRidden()
    {
        await _exchange.SubmitAsync(TestIntents.MarketBuy(), default);
        _venue.World.Faults.Next(
            "reads", FaultKind.LoseReply, FaultKind.Error500, FaultKind.None, FaultKind.Garbage, FaultKind.TruncatedAfter, FaultKind.None, FaultKind.Delay);

        Assert.Single((await ReadAsync()).Orders);
    }

    [Fact]
    public async Task ReadAsync_OrderHidden_AppearsOnceItIsListed()
    {
        _venue.World.Faults.Plan = new FaultPlan { HiddenOrders = 1, HiddenOrderReadings = 1 };
        await _exchange.SubmitAsync(TestIntents.Limit(), default);
        _venue.World.Orders[0].HiddenReadings = 4;

        Assert.Empty((await ReadAsync()).Orders);
        Assert.Empty((await ReadAsync()).Orders);
        Assert.Single((await ReadAsync()).Orders);
    }

    [Fact]
    public async Task WaitAsync_GoodTillDateThatRunsOut_IsExpired()
    {
        var intent = TestIntents.Limit(end: Timestamp.FromUnixSeconds(1));
        var id = (await _exchange.SubmitAsync(intent, default)).VenueOrderId!;

        var news = await _exchange.WaitAsync([TestIntents.Open(intent, id)], Timestamp.MinValue, default);

        Assert.Equal([VenueReportKind.Expired], news.Select(n => n.Kind));
    }

    [Fact]
    public async Task WaitAsync_MarketBuyInQuote_IsReportedInWholeStepsOfBase()
    {
        var intent = TestIntents.MarketBuy(100);
        var id = (await _exchange.SubmitAsync(intent, default)).VenueOrderId!;

        var news = await _exchange.WaitAsync([TestIntents.Open(intent, id)], Timestamp.MaxValue, default);

        var order = _venue.World.Find(id)!;
        var fills = news.Where(n => n.Kind == VenueReportKind.Filled).Select(n => n.Fill!).ToList();
        Assert.Equal(order.Filled, fills.Sum(f => f.Quantity.Value));
        Assert.Equal(order.FilledValue, fills.Sum(f => f.Notional.Amount));
        Assert.Equal(order.Fees, fills.Sum(f => f.Fee.Amount));
        Assert.InRange(order.FilledValue + order.Fees, 99.99m, 100);
        Assert.All(fills, f => Assert.Equal(Liquidity.Taker, f.Liquidity));
        Assert.Equal(VenueReportKind.Completed, news[^1].Kind);
    }

    [Fact]
    public async Task Permissions_OfAKeyThatCanTransfer_SaySo()
    {
        _venue.Keys.Issue("dangerous", canTransfer: true);

        Assert.False((await new CoinbaseAccount(_client).ReadPermissionsAsync(default)).CanTransfer);
        var pem = _venue.Keys.Issue("dangerous", canTransfer: true);
        using var client = new CoinbaseClient(
            new CoinbaseOptions { BaseAddress = _venue.Address, Credentials = new CoinbaseCredentials("dangerous", pem) }, TimeProvider.System, 1);
        Assert.True((await new CoinbaseAccount(client).ReadPermissionsAsync(default)).CanTransfer);
    }

    [Fact]
    public async Task Fees_OfTheVenue_AreItsRates()
    {
        var fees = await new CoinbaseAccount(_client).ReadFeesAsync(default);

        Assert.Equal((new BasisPoints(60), new BasisPoints(120), 0m), (fees.Maker, fees.Taker, fees.Volume30d.Amount));
    }

    [Fact]
    public async Task Products_ReadTwiceInACycle_AreAskedForOnce()
    {
        var products = new CoinbaseProducts(_client);
        var market = new CoinbaseMarketData(_client, products);

        await market.ReadProductsAsync(default);
        Assert.Equal(4, (await market.ReadProductsAsync(default)).Count);
        Assert.Equal(1, _venue.Wire.Count("GET", "/api/v3/brokerage/market/products?"));

        products.BeginCycle();
        await market.ReadProductsAsync(default);
        Assert.Equal(2, _venue.Wire.Count("GET", "/api/v3/brokerage/market/products?"));
    }

    [Fact]
    public async Task Candles_OfALongRange_AreReadInPagesOfAtMost300()
    {
        var from = Timestamp.Utc(2025, 1, 1);
        var to = from.AddMs(1_000 * Interval.QuarterHour.Ms);

        var series = await new CoinbaseMarketData(_client, new CoinbaseProducts(_client)).ReadCandlesAsync(
            TestIntents.Btc, Interval.QuarterHour, from, to.AddMs(1), default);

        Assert.Equal(4, _venue.Wire.Count("GET", "/api/v3/brokerage/market/products/BTC-USD/candles"));
        var first = from.UnixMs / Interval.QuarterHour.Ms;
        var expected = Enumerable.Range(0, 1_000).Select(i => first + i).Where(HistoryFake.Has).ToList();
        Assert.Equal(expected.Select(n => n * Interval.QuarterHour.Ms), series.Candles.OpenTimeMs.Take(series.Candles.Count));
        Assert.Equal(
            expected.Select(n => (double)HistoryFake.Of(_venue.World.Products["BTC-USD"], n).Close), series.Candles.Close.Take(series.Candles.Count));
    }

    [Fact]
    public async Task Tick_OfAProduct_IsItsMarket()
    {
        var tick = await new CoinbaseMarketData(_client, new CoinbaseProducts(_client)).ReadTickAsync(TestIntents.Btc, default);

        Assert.Equal((60_000d, 60_000d, 60_000.01d), (tick.LastPrice, tick.Quote.Bid, tick.Quote.Ask));
    }

    [Fact]
    public async Task Venue_TokenUsedTwiceOrForAnotherPath_IsRefused()
    {
        using var jwt = new CoinbaseJwt(new CoinbaseCredentials("k", _venue.Keys.Issue("k")), TimeProvider.System);
        using var http = new HttpClient();
        var address = new Uri(_venue.Address, "/api/v3/brokerage/accounts");
        var token = jwt.Token(HttpMethod.Get, address);

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(http, address, token));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(http, address, token));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(http, address, jwt.Token(HttpMethod.Post, address)));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(http, address, jwt.Token(HttpMethod.Get, new Uri(_venue.Address, "/other"))));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(http, address, jwt.Token(HttpMethod.Get, address)[..^4] + "AAAA"));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(http, address, "a.b.c"));
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient http, Uri address, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Authorization = new("Bearer", token);
        using var response = await http.SendAsync(request);
        return response.StatusCode;
    }

    private async Task<System.Text.Json.JsonElement> ControlAsync(string command, string json)
    {
        using var http = new HttpClient();
        using var content = new StringContent(json);
        using var response = await http.PostAsync(new Uri(_venue.Address, $"/control/{command}"), content);
        return System.Text.Json.JsonDocument.Parse(await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync()).RootElement;
    }

    private Task<VenueView> ReadAsync() => _exchange.ReadAsync(Timestamp.From(_venue.World.Now) - TimeSpan.FromHours(1), default);
}

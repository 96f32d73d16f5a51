using System.Text;
using Trading.Core.Execution;
using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Runtime.Coinbase;
using Trading.Runtime.Coinbase.Wire;
using Trading.Runtime.Ports;

namespace Trading.Runtime.Tests.Coinbase;

/// <summary>One captured shape for each endpoint, read into our words.</summary>
public sealed class FixtureTests : IDisposable
{
    private static readonly ProductId Eth = ProductId.Parse("ETH-USD");
    private readonly StubVenue _venue = new();

    public void Dispose() => _venue.Dispose();

    [Fact]
    public void Orders_Page_IsRead()
    {
        var page = WireJson.Read<OrdersPage>(Bytes("orders"));
        var orders = page.Orders.Select(Listings.OrderOf).ToList();

        Assert.Equal((true, "789100"), (page.HasNext, page.Cursor));
        Assert.Equal(
            new ReportedOrder(
                new ClientOrderId(Guid.Parse("6f1d7c52-3a0e-8b7f-9c11-5d2f00aa0001")),
                "b0a1c2d3-0000-4000-8000-000000000001",
                TestIntents.Btc,
                Side.Buy,
                OrderState.Expired,
                new(0.006m),
                new Timestamp(1741176020123),
                Timestamp.Utc(2025, 3, 5, 12, 5)),
            orders[0]);
        Assert.Equal((null, Side.Sell, OrderState.Partial, 0.25m), (orders[1]!.ClientId, orders[1]!.Side, orders[1]!.State, orders[1]!.Filled.Value));
        Assert.Equal((OrderState.Rejected, VenueRejection.InsufficientFunds, 0m), (orders[2]!.State, orders[2]!.Rejection, orders[2]!.Filled.Value));
        Assert.Null(orders[3]);
    }

    [Fact]
    public void Order_Single_IsRead()
    {
        var order = Listings.OrderOf(WireJson.Read<OrderReply>(Bytes("order")).Order)!;

        Assert.Equal((OrderState.CancelInFlight, 0.1m, Side.Sell), (order.State, order.Filled.Value, order.Side));
        Assert.Equal((500L, 1_000L), (order.CreatedAt.UnixMs % 20_000, order.UpdatedAt.UnixMs % 20_000));
    }

    [Fact]
    public void Fills_Page_IsReadInBaseUnitsAndWithoutCorrections()
    {
        var page = WireJson.Read<FillsPage>(Bytes("fills"));
        var fills = page.Fills.Select(f => Listings.FillOf(f, _ => null)).ToList();

        Assert.Equal("abc", page.Cursor);
        Assert.Equal(
            new ReportedFill("t-1", "o-1", TestIntents.Btc, Side.Buy, new(61250.55m), new(0.006m), new(2.2050198m), Liquidity.Maker, new Timestamp(1741176187123)),
            fills[0]);

        // 2.64 dollars of ETH at 3,000, not 2.64 ETH.
        Assert.Equal((Eth, 0.00088m, Liquidity.Taker), (fills[1]!.Product, fills[1]!.Quantity.Value, fills[1]!.Liquidity));
        Assert.Null(fills[2]);
    }

    [Fact]
    public void Accounts_Page_AddsHoldsAndLeavesOutVaultsAndNothing()
    {
        var totals = new SortedDictionary<string, decimal>(StringComparer.Ordinal);
        Listings.AddTo(totals, WireJson.Read<AccountsPage>(Bytes("accounts")).Accounts);

        Assert.Equal([("BTC", 0.01000001m), ("USD", 1300m)], totals.Select(t => (t.Key, t.Value)));
    }

    [Fact]
    public async Task Products_Page_IsRead()
    {
        var products = await MarketAsync("products", m => m.ReadProductsAsync(default));

        Assert.Equal(["ADA-USD", "BTC-USD"], products.Select(p => p.Product.Id.Value));
        var btc = products[1];
        Assert.Equal((0.01m, 0.00000001m, 0.01m, 1m), (
            btc.Product.PriceIncrement.Value, btc.Product.BaseIncrement.Value, btc.Product.QuoteIncrement.Value, btc.Product.MinNotional.Amount));
        Assert.Equal((Timestamp.Utc(2023, 1, 1), false), (btc.Product.ListedAt, btc.Product.IsInferred));
        Assert.Equal((ProductStatus.Online, 551285575.28), (btc.Status, btc.QuoteVolume24h));
        Assert.Equal((ProductStatus.PostOnly, 500_000d), (products[0].Status, products[0].QuoteVolume24h));
    }

    [Fact]
    public async Task Candles_Answer_IsReadOldestFirst()
    {
        var series = await MarketAsync("candles", m => m.ReadCandlesAsync(
            TestIntents.Btc, Interval.QuarterHour, Timestamp.FromUnixSeconds(1741174200), Timestamp.FromUnixSeconds(1741177800), default));

        Assert.Equal(2, series.Candles.Count);
        Assert.Equal(new Candle(Timestamp.FromUnixSeconds(1741175100), 61000, 61150, 60900, 61100, 8.00000001), series.Candles[0]);
        Assert.Equal(new Candle(Timestamp.FromUnixSeconds(1741176900), 61100, 61300, 61000.1, 61250.55, 12.5), series.Candles[1]);
    }

    [Fact]
    public async Task Book_Answer_IsAQuoteWithTheDepthOfTheThinnerSide()
    {
        var tick = await MarketAsync("product_book", m => m.ReadTickAsync(TestIntents.Btc, default));

        // 20 bps of a mid of 60,000 are 120: bids from 59,880 on, asks up to 60,120.
        Assert.Equal(60000.5, tick.LastPrice);
        Assert.Equal(
            new Quote(new Timestamp(1741176020123), 59_999, 60_001, 1.5, 0.5, (60_001 * 0.5) + 60_100), tick.Quote);
    }

    [Fact]
    public async Task Time_Answer_IsRead() =>
        Assert.Equal(new Timestamp(1741176020123), await MarketAsync("time", m => m.ReadTimeAsync(default)));

    [Fact]
    public void CreateOrder_Answers_AreRead()
    {
        var id = new ClientOrderId(Guid.Parse("6f1d7c52-3a0e-8b7f-9c11-5d2f00aa0001"));

        Assert.Equal("b0a1c2d3-0000-4000-8000-000000000001", OrderReplyMap.Of(200, Bytes("create_order"), null, id).VenueOrderId);
        Assert.Equal(VenueRejection.PostOnlyWouldCross, OrderReplyMap.Of(200, Bytes("create_order_refused"), null, id).Rejection);
    }

    [Fact]
    public void BatchCancel_Answer_IsRead() => Assert.Equal(
        (CancelReply.Requested, CancelReply.NotFound), (CancelReplyMap.Of(Bytes("batch_cancel"), "o-1"), CancelReplyMap.Of(Bytes("batch_cancel"), "o-2")));

    [Fact]
    public async Task TransactionSummary_Answer_IsReadAsBasisPoints()
    {
        _venue.Answer = (_, _) => StubVenue.Json(Text("transaction_summary"));
        using var client = _venue.Client();

        Assert.Equal(
            new FeeTier("Advanced 1", new(25), new(40), new(12000.5m)), await new CoinbaseAccount(client).ReadFeesAsync(default));
    }

    [Fact]
    public async Task KeyPermissions_Answer_IsRead()
    {
        _venue.Answer = (_, _) => StubVenue.Json(Text("key_permissions"));
        using var client = _venue.Client();

        Assert.Equal(new KeyPermissions(true, true, false, "p-1"), await new CoinbaseAccount(client).ReadPermissionsAsync(default));
    }

    private static byte[] Bytes(string name) => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Coinbase", "Fixtures", $"{name}.json"));

    private static string Text(string name) => Encoding.UTF8.GetString(Bytes(name));

    private async Task<T> MarketAsync<T>(string fixture, Func<CoinbaseMarketData, Task<T>> read)
    {
        _venue.Answer = (_, _) => StubVenue.Json(Text(fixture));
        using var client = _venue.Client();
        return await read(new CoinbaseMarketData(client, new CoinbaseProducts(client)));
    }
}

using System.Collections.Immutable;
using System.Net;
using Trading.Core.Execution;
using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Runtime.Coinbase;
using Trading.Runtime.Ports;

namespace Trading.Runtime.Tests.Coinbase;

public sealed class CoinbaseWaitTests : IDisposable
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(100);
    private static readonly OrderIntent Intent = TestIntents.Limit();
    private readonly StubVenue _venue = new();

    public void Dispose() => _venue.Dispose();

    [Fact]
    public async Task WaitAsync_NothingHappens_ReturnsAtTheInstantAfterAskingEachSecond()
    {
        Lists(_ => OrderJson("V1", Intent, "OPEN"));

        var news = await WaitAsync([TestIntents.Open(Intent, "V1")], 4_500);

        Assert.Empty(news);
        Assert.Equal(6, _venue.Requests.Count);
        Assert.InRange((_venue.Time.GetUtcNow() - StubVenue.Start).TotalMilliseconds, 4_500, 5_200);
    }

    [Fact]
    public async Task WaitAsync_InstantHasCome_AsksOnce()
    {
        Lists(_ => OrderJson("V1", Intent, "OPEN"));

        Assert.Empty(await WaitAsync([TestIntents.Open(Intent, "V1")], -1));
        Assert.Single(_venue.Requests);
    }

    [Fact]
    public async Task WaitAsync_NoOrders_LetsTheTimeComeAndAsksNothing()
    {
        Assert.Empty(await WaitAsync([], 5_000));
        Assert.Empty(_venue.Requests);
        Assert.True(_venue.Time.GetUtcNow() - StubVenue.Start >= TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task WaitAsync_CancelledAtTheThirdPoll_ReturnsThen()
    {
        Lists(n => OrderJson("V1", Intent, n < 3 ? "OPEN" : "CANCELLED"));

        var report = Assert.Single(await WaitAsync([TestIntents.Open(Intent, "V1")], 60_000));

        Assert.Equal((VenueReportKind.Canceled, Intent.Id, true), (report.Kind, report.Order, report.IsFinal));
        Assert.Equal(3, _venue.Requests.Count);
        Assert.All(_venue.Requests, r => Assert.Contains("order_ids=V1", r.Path, StringComparison.Ordinal));
    }

    [Fact]
    public async Task WaitAsync_UnknownOrder_IsFoundByItsClientIdAmongAllPages()
    {
        var other = TestIntents.Limit(number: 7);
        _venue.Answer = (_, path) => path.Contains("cursor=next", StringComparison.Ordinal)
            ? StubVenue.Json($$"""{"orders":[{{OrderJson("V1", Intent, "OPEN")}}],"has_next":false,"cursor":""}""")
            : StubVenue.Json($$"""{"orders":[{{OrderJson("V9", other, "OPEN")}}],"has_next":true,"cursor":"next"}""");

        var report = Assert.Single(await WaitAsync([TestIntents.InFlight(Intent) with { State = OrderState.Unknown }], 5_000));

        Assert.Equal((VenueReportKind.Accepted, "V1"), (report.Kind, report.VenueOrderId));
        Assert.Contains("start_date=2025-03-05T11%3A59%3A00Z", _venue.Requests[0].Path, StringComparison.Ordinal);
    }

    // A venue that contradicts itself is the reconciler's business: here nobody gets another order's news.
    [Fact]
    public async Task WaitAsync_OurIdOnAnotherOrderToo_TellsNewsOfOursAlone()
    {
        Lists(_ => $"{OrderJson("V1", Intent, "OPEN")},{OrderJson("V2", Intent, "CANCELLED")}");

        Assert.Empty(await WaitAsync([TestIntents.Open(Intent, "V1")], -1));
        Assert.Equal(
            (VenueReportKind.Canceled, "V2"),
            Assert.Single(await WaitAsync([TestIntents.Open(Intent, "V2")], -1)) is var report ? (report.Kind, report.VenueOrderId) : default);
    }

    [Fact]
    public async Task WaitAsync_UnknownOrderListedTwice_TakesTheFirst()
    {
        Lists(_ => $"{OrderJson("V2", Intent, "OPEN")},{OrderJson("V1", Intent, "OPEN")}");

        var report = Assert.Single(await WaitAsync([TestIntents.InFlight(Intent) with { State = OrderState.Unknown }], -1));

        Assert.Equal((VenueReportKind.Accepted, "V1"), (report.Kind, report.VenueOrderId));
    }

    [Fact]
    public async Task WaitAsync_FilledOrderWhoseFillIsListedLate_SaysTheEndOnlyWithIt()
    {
        var fillsAsked = 0;
        _venue.Answer = (_, path) => path.Contains("/fills", StringComparison.Ordinal)
            ? StubVenue.Json(++fillsAsked < 3 ? """{"fills":[],"cursor":""}""" : $$"""{"fills":[{{FillJson("T1", "V1", "0.01")}}],"cursor":""}""")
            : StubVenue.Json($$"""{"orders":[{{OrderJson("V1", Intent, "FILLED", "0.01")}}],"has_next":false,"cursor":""}""");

        var news = await WaitAsync([TestIntents.Open(Intent, "V1")], 60_000);

        Assert.Equal([VenueReportKind.Filled, VenueReportKind.Completed], news.Select(n => n.Kind));
        Assert.Equal(3, fillsAsked);
    }

    [Fact]
    public async Task WaitAsync_TwoOrdersAtOnce_ReportsInTheOrderOfTime()
    {
        var second = TestIntents.Limit(number: 1);
        _venue.Answer = (_, path) => path.Contains("/fills", StringComparison.Ordinal)
            ? StubVenue.Json($$"""{"fills":[{{FillJson("T2", "V1", "0.001", 9)}},{{FillJson("T1", "V2", "0.002", 4)}}],"cursor":""}""")
            : StubVenue.Json(
                $$"""{"orders":[{{OrderJson("V1", Intent, "OPEN", "0.001")}},{{OrderJson("V2", second, "OPEN", "0.002")}}],"has_next":false,"cursor":""}""");

        var news = await WaitAsync([TestIntents.Open(Intent, "V1"), TestIntents.Open(second, "V2")], 5_000);

        Assert.Equal(["T1", "T2"], news.Select(n => n.Fill!.VenueTradeId));
        Assert.Equal([second.Id, Intent.Id], news.Select(n => n.Order));
    }

    [Fact]
    public async Task WaitAsync_OtherPageFails_ThrowsInsteadOfSayingHalf()
    {
        _venue.Answer = (_, path) => path.Contains("cursor=", StringComparison.Ordinal)
            ? StubVenue.Json("{}", HttpStatusCode.BadRequest)
            : StubVenue.Json($$"""{"orders":[{{OrderJson("V1", Intent, "CANCELLED")}}],"has_next":true,"cursor":"next"}""");

        await Assert.ThrowsAsync<VenueException>(() => WaitAsync([TestIntents.Open(Intent, "V1")], 5_000));
    }

    [Theory]
    [InlineData("")]
    [InlineData("again")]
    public async Task WaitAsync_CursorThatLeadsNowhere_Throws(string cursor)
    {
        _venue.Answer = (_, _) => StubVenue.Json($$"""{"orders":[],"has_next":true,"cursor":"{{cursor}}"}""");

        var error = await Assert.ThrowsAsync<VenueException>(() => WaitAsync([TestIntents.Open(Intent, "V1")], 5_000));

        Assert.Equal(VenueFault.Malformed, error.Fault);
    }

    internal static string OrderJson(string id, OrderIntent intent, string status, string filled = "0") =>
        $$"""{"order_id":"{{id}}","client_order_id":"{{intent.Id}}","product_id":"BTC-USD","side":"BUY","status":"{{status}}","filled_size":"{{filled}}","created_time":"2025-03-05T12:00:01Z","product_type":"SPOT"}""";

    internal static string FillJson(string id, string order, string size, int second = 5) =>
        $$"""{"trade_id":"{{id}}","order_id":"{{order}}","product_id":"BTC-USD","side":"BUY","price":"59990","size":"{{size}}","commission":"1","trade_time":"2025-03-05T12:00:0{{second}}Z","liquidity_indicator":"MAKER","trade_type":"FILL"}""";

    private void Lists(Func<int, string> order) =>
        _venue.Answer = (n, _) => StubVenue.Json($$"""{"orders":[{{order(n)}}],"has_next":false,"cursor":""}""");

    private async Task<IReadOnlyList<VenueReport>> WaitAsync(ImmutableArray<Order> orders, int untilMs)
    {
        using var client = _venue.Client();
        var exchange = new CoinbaseExchange(client, new CoinbaseProducts(client));
        return await _venue.FinishAsync(() => exchange.WaitAsync(orders, TestIntents.T0.AddMs(untilMs), default), Step);
    }
}

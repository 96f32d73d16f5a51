using System.Text;
using Trading.Core;
using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Runtime.Coinbase;

namespace Trading.Runtime.Tests.Coinbase;

public class OrderBodyTests
{
    [Fact]
    public void Of_PostOnlyWithAnEnd_IsGoodTillDate()
    {
        var intent = TestIntents.Limit(0.0125m, 59_990.10m, end: TestIntents.T0.AddMs(90_500));

        Assert.Equal(
            $$$$"""{"client_order_id":"{{{{intent.Id}}}}","product_id":"BTC-USD","side":"BUY","order_configuration":{"limit_limit_gtd":{"base_size":"0.0125","limit_price":"59990.10","end_time":"2025-03-05T12:01:30.500Z","post_only":true}}}""",
            Text(OrderBody.Of(intent)));
    }

    [Fact]
    public void Of_PostOnlyWithoutAnEnd_IsGoodTillCancelled()
    {
        var intent = TestIntents.Limit(1, 70_000, Side.Sell);

        Assert.Equal(
            $$$$"""{"client_order_id":"{{{{intent.Id}}}}","product_id":"BTC-USD","side":"SELL","order_configuration":{"limit_limit_gtc":{"base_size":"1","limit_price":"70000","post_only":true}}}""",
            Text(OrderBody.Of(intent)));
    }

    [Fact]
    public void Of_MarketBuy_IsSizedInQuote()
    {
        var intent = TestIntents.MarketBuy(100.50m);

        Assert.Equal(
            $$$$"""{"client_order_id":"{{{{intent.Id}}}}","product_id":"BTC-USD","side":"BUY","order_configuration":{"market_market_ioc":{"quote_size":"100.50"}}}""",
            Text(OrderBody.Of(intent)));
    }

    [Fact]
    public void Of_MarketSell_IsSizedInBase()
    {
        var intent = TestIntents.MarketSell(0.00000001m);

        Assert.Equal(
            $$$$"""{"client_order_id":"{{{{intent.Id}}}}","product_id":"BTC-USD","side":"SELL","order_configuration":{"market_market_ioc":{"base_size":"0.00000001"}}}""",
            Text(OrderBody.Of(intent)));
    }

    [Theory]
    [InlineData(Side.Sell, "SELL", "STOP_DIRECTION_STOP_DOWN")]
    [InlineData(Side.Buy, "BUY", "STOP_DIRECTION_STOP_UP")]
    public void StopLimit_EitherSide_StopsInItsDirection(Side side, string name, string direction)
    {
        var id = TestIntents.Limit().Id;

        Assert.Equal(
            $$$$"""{"client_order_id":"{{{{id}}}}","product_id":"BTC-USD","side":"{{{{name}}}}","order_configuration":{"stop_limit_stop_limit_gtc":{"base_size":"0.5","limit_price":"49000","stop_price":"50000.5","stop_direction":"{{{{direction}}}}"}}}""",
            Text(OrderBody.StopLimit(id, TestIntents.Btc, side, new Quantity(0.5m), new Price(49_000), new Price(50_000.5m))));
    }

    [Fact]
    public void Of_WhatAnIntentCannotSay_Throws()
    {
        Assert.Throws<ArgumentException>(() => OrderBody.Of(TestIntents.Limit() with { LimitPrice = null }));
        Assert.Throws<ArgumentException>(() => OrderBody.Of(TestIntents.Limit() with { Kind = OrderKind.StopLimit }));
    }

    [Fact]
    public void Cancel_OfIds_ListsThem() => Assert.Equal("""{"order_ids":["V1","a\u0022b"]}""", Text(OrderBody.Cancel("V1", "a\"b")));

    private static string Text(byte[] json) => Encoding.UTF8.GetString(json);
}

using System.Text;
using Trading.Core;
using Trading.Core.Execution;
using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Runtime.Coinbase;
using Trading.Runtime.Coinbase.Wire;
using Trading.Runtime.Ports;

namespace Trading.Runtime.Tests.Coinbase;

public class ListingsTests
{
    [Theory]
    [InlineData("PENDING", 0, OrderState.Open)]
    [InlineData("OPEN", 0, OrderState.Open)]
    [InlineData("OPEN", 0.5, OrderState.Partial)]
    [InlineData("QUEUED", 0, OrderState.Open)]
    [InlineData("EDIT_QUEUED", 0, OrderState.Open)]
    [InlineData("CANCEL_QUEUED", 0.5, OrderState.CancelInFlight)]
    [InlineData("FILLED", 1, OrderState.Filled)]
    [InlineData("CANCELLED", 0.5, OrderState.Canceled)]
    [InlineData("EXPIRED", 0, OrderState.Expired)]
    [InlineData("FAILED", 0, OrderState.Rejected)]
    [InlineData("UNKNOWN_ORDER_STATUS", 0, OrderState.Open)]
    [InlineData("SOMETHING_NEW", 0.5, OrderState.Partial)]
    public void OrderOf_Status_IsOurState(string status, double filled, OrderState expected) => Assert.Equal(
        expected, Order($$"""{"order_id":"1","product_id":"BTC-USD","side":"BUY","status":"{{status}}","filled_size":"{{filled}}","created_time":"2025-03-05T12:00:00Z"}""")!.State);

    [Theory]
    [InlineData("INVALID_LIMIT_PRICE_POST_ONLY", "", VenueRejection.PostOnlyWouldCross)]
    [InlineData("REJECT_REASON_UNSPECIFIED", "", VenueRejection.Other)]
    [InlineData("", "", VenueRejection.Other)]
    public void OrderOf_Failed_HasAReason(string reason, string message, VenueRejection expected) => Assert.Equal(
        expected,
        Order($$"""{"order_id":"1","product_id":"BTC-USD","side":"BUY","status":"FAILED","reject_reason":"{{reason}}","reject_message":"{{message}}","created_time":"2025-03-05T12:00:00Z"}""")!.Rejection);

    [Theory]
    [InlineData("""{"order_id":"1","product_id":"BTC-USD","side":"BUY","status":"OPEN"}""")]
    [InlineData("""{"order_id":"1","product_id":"BTC-USD","side":"UNKNOWN_ORDER_SIDE","status":"OPEN","created_time":"2025-03-05T12:00:00Z"}""")]
    public void OrderOf_WithoutWhatEveryOrderHas_Throws(string json) =>
        Assert.Equal(VenueFault.Malformed, Assert.Throws<VenueException>(() => Order(json)).Fault);

    [Theory]
    [InlineData("\"price\":\"0\",\"size\":\"1\",\"commission\":\"0\",\"trade_time\":\"2025-03-05T12:00:00Z\",\"side\":\"BUY\"")]
    [InlineData("\"price\":\"1\",\"size\":\"\",\"commission\":\"0\",\"trade_time\":\"2025-03-05T12:00:00Z\",\"side\":\"BUY\"")]
    [InlineData("\"price\":\"1\",\"size\":\"1\",\"commission\":\"\",\"trade_time\":\"2025-03-05T12:00:00Z\",\"side\":\"BUY\"")]
    [InlineData("\"price\":\"1\",\"size\":\"1\",\"commission\":\"0\",\"trade_time\":\"\",\"side\":\"BUY\"")]
    [InlineData("\"price\":\"1\",\"size\":\"1\",\"commission\":\"0\",\"trade_time\":\"2025-03-05T12:00:00Z\",\"side\":\"\"")]
    public void FillOf_WithoutWhatEveryFillHas_Throws(string members) =>
        Assert.Equal(VenueFault.Malformed, Assert.Throws<VenueException>(() => Fill(members)).Fault);

    [Fact]
    public void FillOf_SizeInQuote_IsRoundedToTheStepTheVenueTradesIn()
    {
        var product = new Product(TestIntents.Btc, new(0.01m), new(0.00000001m), new(0.01m), new(1));

        // 100 / 61,234.57 = 0.00163306...: the venue traded whole hundred-millionths.
        var fill = Fill(
            "\"price\":\"61234.57\",\"size\":\"99.9998846227\",\"commission\":\"1.2\",\"trade_time\":\"2025-03-05T12:00:00Z\",\"side\":\"BUY\",\"size_in_quote\":true",
            product)!;

        Assert.Equal(0.00163306m, fill.Quantity.Value);
        Assert.Equal(99.9997268842m, fill.Notional.Amount);
    }

    [Theory]
    [InlineData("FILL", true)]
    [InlineData("", true)]
    [InlineData("REVERSAL", false)]
    [InlineData("CORRECTION", false)]
    [InlineData("SYNTHETIC", false)]
    public void FillOf_TradeType_OnlyTradesCount(string type, bool counts) => Assert.Equal(
        counts,
        Fill($"\"price\":\"1\",\"size\":\"1\",\"commission\":\"0\",\"trade_time\":\"2025-03-05T12:00:00Z\",\"side\":\"BUY\",\"trade_type\":\"{type}\"") is not null);

    [Fact]
    public void FillOf_ProductThatIsNotSpot_IsLeftOut() => Assert.Null(Listings.FillOf(
        WireJson.Read<FillsPage.WireFill>(Encoding.UTF8.GetBytes(
            """{"trade_id":"1","order_id":"1","product_id":"BIT-28MAR25-CDE","side":"BUY","price":"1","size":"1","commission":"0","trade_time":"2025-03-05T12:00:00Z"}""")),
        _ => null));

    [Fact]
    public void AddTo_AccountWithoutAmount_Throws() => Assert.Throws<VenueException>(() => Listings.AddTo(
        [],
        WireJson.Read<AccountsPage>("""{"accounts":[{"currency":"USD","available_balance":{"value":""}}]}"""u8).Accounts));

    [Theory]
    [InlineData("""{"status":"online"}""", ProductStatus.Online)]
    [InlineData("""{"status":""}""", ProductStatus.Online)]
    [InlineData("""{"status":"delisted","is_disabled":true}""", ProductStatus.Delisted)]
    [InlineData("""{"status":"offline"}""", ProductStatus.Offline)]
    [InlineData("""{"status":"online","is_disabled":true}""", ProductStatus.Offline)]
    [InlineData("""{"status":"online","trading_disabled":true,"post_only":true}""", ProductStatus.Offline)]
    [InlineData("""{"status":"online","cancel_only":true,"limit_only":true}""", ProductStatus.CancelOnly)]
    [InlineData("""{"status":"online","auction_mode":true}""", ProductStatus.CancelOnly)]
    [InlineData("""{"status":"online","post_only":true,"limit_only":true}""", ProductStatus.PostOnly)]
    [InlineData("""{"status":"online","limit_only":true}""", ProductStatus.LimitOnly)]
    public void ProductOf_Flags_AreTheNarrowestStatus(string flags, ProductStatus expected)
    {
        var json = $$"""{"product_id":"BTC-USD","price_increment":"0.01","base_increment":"0.1","quote_increment":"0.01",{{flags[1..]}}""";

        Assert.Equal(expected, CoinbaseProducts.ProductOf(WireJson.Read<ProductsPage.WireProduct>(Encoding.UTF8.GetBytes(json)))!.Status);
    }

    [Theory]
    [InlineData("\"bids\":[],\"asks\":[{\"price\":\"1\",\"size\":\"1\"}]", true)]
    [InlineData("\"bids\":[{\"price\":\"1\",\"size\":\"1\"}],\"asks\":[]", true)]
    [InlineData("\"bids\":[{\"price\":\"\",\"size\":\"1\"}],\"asks\":[]", false)]
    [InlineData("\"bids\":[{\"price\":\"1\",\"size\":\"-1\"}],\"asks\":[]", false)]
    public void QuoteOf_BookWithoutAMarket_IsNoQuoteAndABrokenOneThrows(string sides, bool isReadable)
    {
        var book = WireJson.Read<BookReply.Book>(Encoding.UTF8.GetBytes($$"""{"product_id":"BTC-USD","time":"2025-03-05T12:00:00Z",{{sides}}}"""));

        if (isReadable)
        {
            Assert.Equal(default, BookDepth.QuoteOf(book));
        }
        else
        {
            Assert.Throws<VenueException>(() => BookDepth.QuoteOf(book));
        }
    }

    [Theory]
    [InlineData("1741176001", "1")]
    [InlineData("1741176000.5", "1")]
    [InlineData("", "1")]
    [InlineData("1741176000", "")]
    [InlineData("1e20", "1")]
    public void Candles_BrokenOne_Throws(string start, string close)
    {
        var reply = WireJson.Read<CandlesReply>(Encoding.UTF8.GetBytes(
            $$"""{"candles":[{"start":"{{start}}","low":"1","high":"1","open":"1","close":"{{close}}","volume":"1"}]}"""));

        Assert.Throws<VenueException>(() => CandlePages.Append(
            reply, TestIntents.Btc, Interval.QuarterHour, Timestamp.MinValue, Timestamp.MaxValue, new CandleColumns()));
    }

    [Fact]
    public void Candles_SameTwice_Throws()
    {
        const string One = """{"start":"1741176000","low":"1","high":"1","open":"1","close":"1","volume":"1"}""";

        Assert.Throws<VenueException>(() => CandlePages.Append(
            WireJson.Read<CandlesReply>(Encoding.UTF8.GetBytes($$"""{"candles":[{{One}},{{One}}]}""")),
            TestIntents.Btc,
            Interval.QuarterHour,
            Timestamp.MinValue,
            Timestamp.MaxValue,
            new CandleColumns()));
    }

    private static ReportedOrder? Order(string json) => Listings.OrderOf(WireJson.Read<OrdersPage.WireOrder>(Encoding.UTF8.GetBytes(json)));

    private static ReportedFill? Fill(string members, Product? product = null) => Listings.FillOf(
        WireJson.Read<FillsPage.WireFill>(Encoding.UTF8.GetBytes($$"""{"trade_id":"1","order_id":"1","product_id":"BTC-USD",{{members}}}""")), _ => product);
}

using System.Globalization;
using Trading.Core.Backtesting.Paper;
using Trading.Core.Execution;
using Trading.Core.Market;
using Trading.Core.Orders;
using static Trading.Core.Tests.Backtesting.TestVenue;

namespace Trading.Core.Tests.Backtesting.Paper;

public class PaperVenueTests
{
    private readonly PaperTest _paper = new();

    [Fact]
    public void Submit_MarketOrder_TakesTheOtherSideOfTheBook()
    {
        // 500 buys 500 / (100.10 x 1.006) = 4.9651.. at the ask.
        var bought = _paper.Buy(500);
        Assert.Equal([(100.10m, 4.965m, 2.981979m, Liquidity.Taker, Noon)], _paper.Fills(bought));
        Assert.Equal(OrderState.Filled, bought.Order.State);

        var sold = _paper.AtMarket(Side.Sell, 4.965m);
        Assert.Equal([(99.90m, 4.965m, 2.976021m, Liquidity.Taker, Noon)], _paper.Fills(sold));
        Assert.Equal(10_000m - (4.965m * 100.10m) - 2.981979m + (4.965m * 99.90m) - 2.976021m, _paper.Venue.Ledger.Cash.Amount);
    }

    [Fact]
    public void Submit_MarketOrder_MovesThePriceByItsImpact()
    {
        var paper = new PaperTest(impactCoefficient: 1);

        // 1 x 0.01 x sqrt(500 / 50,000) = 10 bps on top of the ask: 100.10 x 1.001 = 100.2001, up to the cent.
        var order = paper.Buy(500, PaperTest.Market(volatility: 0.01, candleVolume: 50_000));
        Assert.Equal(100.21m, Assert.Single(paper.Fills(order)).Price);

        // 2 x 99.90 = 199.80 of 49,950: the root of 0.004 is 0.0632455.., so 6.3246 bps below the bid: 99.8368.., down to the cent.
        var sold = paper.AtMarket(Side.Sell, 2, PaperTest.Market(volatility: 0.01, candleVolume: 49_950));
        Assert.Equal(99.83m, Assert.Single(paper.Fills(sold)).Price);
    }

    [Fact]
    public void Submit_MarketOrderBeyondTheDepth_TakesTheDepthAndCancelsTheRest()
    {
        // 2,000 / 100.10 = 19.98..
        var order = _paper.AtMarket(Side.Buy, 50);
        Assert.Equal((OrderState.Canceled, 19.980m), (order.Order.State, order.Order.Filled.Value));
    }

    [Fact]
    public void Submit_SecondOrderOnTheSameBook_FindsOnlyWhatIsLeft()
    {
        _paper.AtMarket(Side.Buy, 15);
        Assert.Equal(4.980m, _paper.AtMarket(Side.Buy, 15).Order.Filled.Value);
        Assert.True(_paper.AtMarket(Side.Buy, 15).Order.Filled.IsZero);
        Assert.Equal(15m, _paper.AtMarket(Side.Buy, 15, PaperTest.Market(bookSeconds: 1)).Order.Filled.Value);
    }

    [Fact]
    public void Submit_DepthUnknown_TakesTheBestLevelAlone() =>
        Assert.Equal(4m, _paper.AtMarket(Side.Buy, 15, PaperTest.Market(depth: double.NaN)).Order.Filled.Value);

    [Fact]
    public void Submit_NothingDisplayed_FillsNothing()
    {
        var order = _paper.AtMarket(Side.Buy, 15, PaperTest.Market(depth: double.NaN, askSize: double.NaN));
        Assert.Equal((OrderState.Canceled, 0m), (order.Order.State, order.Order.Filled.Value));
    }

    [Theory]
    [InlineData(Side.Buy, "100.10", VenueRejection.PostOnlyWouldCross)]
    [InlineData(Side.Buy, "100.09", null)]
    [InlineData(Side.Sell, "99.90", VenueRejection.PostOnlyWouldCross)]
    [InlineData(Side.Sell, "99.91", null)]
    [InlineData(Side.Buy, "99.905", VenueRejection.InvalidSize)]
    public void Submit_RestingOrder_IsJudgedByTheBookAtArrival(Side side, string limit, VenueRejection? expected)
    {
        _paper.AtMarket(Side.Buy, 2);
        Assert.Equal(expected, _paper.Limit(side, 1, decimal.Parse(limit, CultureInfo.InvariantCulture)).Order.Rejection);
    }

    [Fact]
    public void Submit_OrderThatCannotBe_IsRefusedAndNeverLives()
    {
        Assert.Equal(VenueRejection.InvalidSize, _paper.Limit(Side.Buy, 0.001m, 99.90m).Order.Rejection);
        Assert.Equal(VenueRejection.InvalidSize, _paper.Limit(Side.Buy, 1.0001m, 99.90m).Order.Rejection);
        Assert.Equal(VenueRejection.InsufficientFunds, _paper.Limit(Side.Sell, 1, 100.10m).Order.Rejection);
        Assert.Equal(VenueRejection.InsufficientFunds, _paper.Buy(10_000.01m).Order.Rejection);
        Assert.Equal(VenueRejection.ProductUnavailable, _paper.Buy(10, PaperTest.Market(ProductStatus.LimitOnly)).Order.Rejection);
        Assert.Equal(VenueRejection.ProductUnavailable, _paper.Buy(10, PaperTest.Market() with { Quote = default }).Order.Rejection);
        Assert.Equal(VenueRejection.Other, _paper.Limit(Side.Buy, 1, 99.90m, at: 60, end: 60).Order.Rejection);
        Assert.Empty(_paper.Venue.OpenOrders);
        Assert.Equal(10_000m, _paper.Venue.Ledger.Cash.Amount);
        Assert.All(_paper.View(0).Orders, listed => Assert.Equal(OrderState.Rejected, listed.State));
    }

    [Fact]
    public void Submit_SameIdTwice_IsTheOrderItWas()
    {
        var intents = With(TestVenue.Flat(0, 100));
        var intent = intents.MarketForQuote(500);
        var first = _paper.Venue.Submit(intent, PaperTest.Market(), Noon);
        Assert.Same(first, _paper.Venue.Submit(intent, PaperTest.Market(bookSeconds: 9), Seconds(9)));
        Assert.Equal(4.965m, _paper.Venue.HoldingOf(Aaa).Value);
    }

    [Fact]
    public void View_AfterTrading_ListsOrdersFillsAndBalances()
    {
        var bought = _paper.Buy(500, at: 1);
        var resting = _paper.Limit(Side.Sell, 4, 100.10m, at: 2);
        _paper.Observe(_paper.Trade(3, 100.11m, 1));
        var view = _paper.View(10);
        Assert.Equal(
            [(bought.Order.Id, OrderState.Filled, 4.965m), (resting.Order.Id, OrderState.Partial, 1m)],
            view.Orders.Select(order => (order.ClientId!.Value, order.State, order.Filled.Value)));
        Assert.Equal([4.965m, 1m], view.Fills.Select(fill => fill.Quantity.Value));
        Assert.Equal((Noon, Seconds(10)), (view.From, view.At));
        Assert.Equal(_paper.Venue.Ledger.Cash.Amount, view.BalanceOf("USD"));
        Assert.Equal(3.965m, view.BalanceOf("AAA"));

        var later = _paper.Venue.View(Seconds(2), Seconds(10), "USD");
        Assert.Equal(resting.Order.Id, Assert.Single(later.Orders).ClientId);
        Assert.Equal(1m, Assert.Single(later.Fills).Quantity.Value);
    }

    [Fact]
    public void Export_AnyMoment_ContinuesIdentically()
    {
        Play(_paper, 0, 40);
        var first = new PaperTest();
        Play(first, 0, 17);
        var second = new PaperTest(state: PaperState.FromJson(first.Venue.Export().ToJson(), "state"));
        Play(second, 17, 40);
        Assert.Equal(_paper.Venue.Export().ToJson(), second.Venue.Export().ToJson());
        Assert.True(_paper.View(41).Fills.Length > 5);
    }

    [Theory]
    [InlineData("{}", "version")]
    [InlineData("null", "version")]
    [InlineData("[", "not a paper venue's state")]
    public void FromJson_Broken_SaysWhat(string json, string expected)
    {
        var error = Assert.Throws<InputException>(() => PaperState.FromJson(json, "account test"));
        Assert.StartsWith("account test: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FromJson_NewerVersion_IsRefused()
    {
        var json = (_paper.Venue.Export() with { Version = 2 }).ToJson();
        Assert.Contains("version 2", Assert.Throws<InputException>(() => PaperState.FromJson(json, "x")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void New_StateOfAnotherAccount_IsRefused()
    {
        var state = new PaperVenue("other", new Money(1), CostsOf()).Export();
        var error = Assert.Throws<InputException>(() => new PaperTest(state: state));
        Assert.Contains("'other'; expected 'test'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void View_OfTheVenue_ReconcilesToNoDifference()
    {
        var order = _paper.Limit(Side.Buy, 3, 99.90m);
        _paper.Observe(_paper.Trade(1, 99.89m, 2));
        var local = new Order(Intent(order), OrderState.Open, Noon) { VenueOrderId = order.Order.VenueOrderId };
        var reports = new List<VenueReport>();
        OrderNews.Append(local, _paper.View(2).Orders[0], _paper.View(2).Fills, reports);
        Assert.Equal([VenueReportKind.Filled], reports.Select(report => report.Kind));
    }

    private static OrderIntent Intent(PaperOrder order) => With(TestVenue.Flat(0, 100)).Limit(Side.Buy, 3, 99.90m) with { Id = order.Order.Id };

    // Orders every few seconds, trades around the book every second, an end now and then.
    private static void Play(PaperTest paper, int from, int to)
    {
        var intents = With(TestVenue.Flat(0, 100));
        for (var second = 0; second < to; second++)
        {
            var buy = intents.Limit(Side.Buy, 2, 99.90m, Seconds(second + 10));
            var sell = intents.Market(Side.Sell, 1.5m);
            if (second < from)
            {
                continue;
            }

            var market = PaperTest.Market(bidSize: second % 4, bookSeconds: second / 2);
            paper.Venue.Submit(second % 3 == 0 ? sell : buy, market, Seconds(second));
            paper.Venue.Observe(
                Aaa,
                [.. Enumerable.Range(Math.Max(0, second - 3), Math.Min(4, second + 1)).Select(i => new MarketTrade(
                    $"x{i}", Seconds(i + 0.5), new Price(99.88m + (i % 4 * 0.01m)), new Quantity(0.7m)))]);
            paper.Venue.Expire(Seconds(second + 0.9));
        }
    }
}

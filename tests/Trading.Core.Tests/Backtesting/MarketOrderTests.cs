using Trading.Core.Backtesting;
using Trading.Core.Costs;
using Trading.Core.Execution;
using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Core.Tests.Testing;
using static Trading.Core.Tests.Backtesting.TestVenue;

namespace Trading.Core.Tests.Backtesting;

public class MarketOrderTests
{
    [Fact]
    public void Step_MarketBuyAtTheOpen_FillsAtExactlyTheOpenAndPaysTheTakerFee()
    {
        var venue = With(At(0, 100.07, 101, 99, 100.5));
        venue.Submit(venue.Market(Side.Buy, 2), Noon).Run(Noon);

        var fill = Assert.Single(venue.Fills);
        Assert.Equal(100.07m, fill.Price.Value);
        Assert.Equal(2m, fill.Quantity.Value);
        Assert.Equal(1.20084m, fill.Fee.Amount);
        Assert.Equal(Liquidity.Taker, fill.Liquidity);
        Assert.Equal(Noon, fill.At);
        Assert.Equal(10_000m - 200.14m - 1.20084m, venue.Exchange.Cash.Amount);
        Assert.Equal(2m, venue.Exchange.HoldingOf(Aaa).Value);
        Assert.Equal([VenueReportKind.Accepted, VenueReportKind.Filled], venue.Events.Select(e => e.Kind));
        Assert.True(venue.Events[^1].IsFinal);
        Assert.False(venue.Exchange.HasWork);
    }

    [Fact]
    public void Step_MarketOrderWithSpread_PaysHalfOfItRoundedAgainstTheOrder()
    {
        var venue = With(OptionsOf(FillMode.Optimistic), CostsOf(spreadBps: 7), Flat(0, 100), Flat(1, 100));
        venue.Submit(venue.Market(Side.Buy, 1), Noon).Submit(venue.Market(Side.Sell, 1), Seconds(60)).Run(Seconds(60));

        // 3.5 bps of 100 is 0.035: a buy pays 100.04, a sell gets 99.96.
        Assert.Equal([100.04m, 99.96m], venue.Fills.Select(f => f.Price.Value));
    }

    [Fact]
    public void Step_MarketOrderWithImpact_PaysTheSquareRootLaw()
    {
        // No candle before it to take a volatility from: the candle's own range stands in, 4 %.
        var venue = With(OptionsOf(FillMode.Optimistic), CostsOf(impactCoefficient: 0.5), At(0, 100, 102, 98, 100, 10_000));
        venue.Submit(venue.Market(Side.Buy, 25), Noon).Run(Noon);

        // 0.5 x 0.04 x sqrt(2500 / 1000000) = 0.001, that is 10 bps.
        Assert.Equal(100.10m, Assert.Single(venue.Fills).Price.Value);
    }

    [Fact]
    public void Step_MarketBuyBeyondTheCap_TakesTheCapAndCancelsTheRest()
    {
        var venue = With(Flat(0, 10, volume: 100));
        venue.Submit(venue.Market(Side.Buy, 40), Noon).Run(Noon);

        Assert.Equal(25m, Assert.Single(venue.Fills).Quantity.Value);
        Assert.Equal([VenueReportKind.Accepted, VenueReportKind.Filled, VenueReportKind.Canceled], venue.Events.Select(e => e.Kind));
        Assert.Equal([false, false, true], venue.Events.Select(e => e.IsFinal));
    }

    [Fact]
    public void Step_MarketBuySizedInQuote_NeverCostsMoreThanAsked()
    {
        var venue = With(Flat(0, 99.99));
        venue.Submit(venue.MarketForQuote(250), Noon).Run(Noon);

        // 250 / (99.99 x 1.006) = 2.48534..., floored to 2.485.
        var fill = Assert.Single(venue.Fills);
        Assert.Equal(2.485m, fill.Quantity.Value);
        Assert.Equal(248.47515m, fill.Notional.Amount);
        Assert.Equal(1.4908509m, fill.Fee.Amount);
        Assert.True(venue.Events[^1].IsFinal);
        Assert.Equal(VenueReportKind.Filled, venue.Events[^1].Kind);
    }

    [Fact]
    public void Step_MarketBuySizedInQuoteForATinyAmount_BuysNothingAndIsCancelled()
    {
        var venue = With(Flat(0, 5_000));
        venue.Submit(venue.MarketForQuote(2), Noon).RunAll();
        Assert.Equal([VenueReportKind.Accepted, VenueReportKind.Canceled], venue.Events.Select(e => e.Kind));
    }

    [Fact]
    public void Step_MarketOrderMidCandle_FillsAtThePathRoundedAgainstIt()
    {
        // Low-first the path is at 100 - 1 x 5/15 = 99.666... after 5 s.
        var options = OptionsOf(FillMode.Base, SeedWith(isHighFirst: false));
        var venue = From(options, CostsOf(), Holding(options, 1), At(0, 100, 101, 99, 100));
        venue.Submit(venue.Market(Side.Buy, 1), Seconds(5)).Submit(venue.Market(Side.Sell, 1), Seconds(5)).RunAll();
        Assert.Equal([99.67m, 99.66m], venue.Fills.Select(f => f.Price.Value));
    }

    [Theory]
    [InlineData(Side.Buy, 100.50)]
    [InlineData(Side.Sell, 99.50)]
    public void Step_PessimisticMarketOrder_MeetsTheWorsePath(Side side, double price)
    {
        var options = OptionsOf(FillMode.Pessimistic);
        var venue = From(options, CostsOf(), Holding(options, 1), At(0, 100, 101, 99, 100));
        venue.Submit(venue.Market(side, 1), Seconds(7.5)).RunAll();
        Assert.Equal((decimal)price, Assert.Single(venue.Fills).Price.Value);
    }

    [Fact]
    public void Step_MarketOrderWithLatency_MeetsThePriceAtArrivalNotAtSending()
    {
        // A stop seen at 99 when the market is on its way down fills where the market is when the order gets there.
        var options = OptionsOf(FillMode.Base, SeedWith(isHighFirst: true)) with { LatencyMs = 30_000 };
        var venue = From(options, CostsOf(), Holding(options, 1), At(0, 100, 100, 96, 96));
        venue.Submit(venue.Market(Side.Sell, 1), Seconds(15)).RunAll();

        var fill = Assert.Single(venue.Fills);
        Assert.Equal((97m, Seconds(45)), (fill.Price.Value, fill.At));
    }

    [Fact]
    public void Step_MarketOrderInAHole_WaitsForTheNextOpen()
    {
        var venue = With(Flat(0, 100), At(5, 103, 104, 102, 103));
        venue.Submit(venue.Market(Side.Buy, 1), Seconds(90)).Run(Seconds(299));
        Assert.Equal(VenueReportKind.Accepted, Assert.Single(venue.Events).Kind);
        Assert.True(venue.Exchange.HasWork);

        venue.Run(Seconds(300));
        Assert.Equal((103m, Seconds(300)), (Assert.Single(venue.Fills).Price.Value, venue.Fills.Single().At));
    }

    [Fact]
    public void Step_MarketOrderWaitingInAHole_CanBeCancelled()
    {
        var venue = With(Flat(0, 100), Flat(5, 103));
        var order = venue.Market(Side.Buy, 1);
        venue.Submit(order, Seconds(90)).Cancel(order.Id, Seconds(100)).RunAll();
        Assert.Equal([VenueReportKind.Accepted, VenueReportKind.Canceled], venue.Events.Select(e => e.Kind));
    }

    [Fact]
    public void Step_MarketBuyThatWaitedForADearerOpen_BuysWhatTheCashAllows()
    {
        var venue = With(Flat(0, 100), Flat(5, 200));
        venue.Submit(venue.Market(Side.Buy, 90), Seconds(90)).RunAll();

        // 10,000 / (200 x 1.006) = 49.7017..., floored to 49.701.
        Assert.Equal(49.701m, Assert.Single(venue.Fills).Quantity.Value);
        Assert.Equal(VenueReportKind.Canceled, venue.Events[^1].Kind);
        Assert.InRange(venue.Exchange.Cash.Amount, 0m, 0.3m);
    }

    [Fact]
    public void Step_MarketOrderAfterTheLastCandle_NeverFills()
    {
        var venue = With(Flat(0, 100));
        venue.Submit(venue.Market(Side.Buy, 1), Seconds(90)).RunAll();
        Assert.Empty(venue.Fills);
        Assert.True(venue.Exchange.HasWork);
    }

    [Fact]
    public void Step_MarketOrderInACandleWithoutVolume_IsCancelled()
    {
        var venue = With(OptionsOf(FillMode.Base), CostsOf(impactCoefficient: 0.5), Flat(0, 100, volume: 0));
        venue.Submit(venue.Market(Side.Buy, 1), Noon).RunAll();
        Assert.Equal([VenueReportKind.Accepted, VenueReportKind.Canceled], venue.Events.Select(e => e.Kind));
    }

    [Fact]
    public void Step_ObservedQuote_GivesTheSpread()
    {
        var quotes = new QuoteColumns();
        quotes.Append(new Quote(Noon, 99, 101));
        var path = new InMemoryMarketPath().Add(ProductOf(), SeriesOf(Flat(0, 100)), quotes);
        var exchange = new MockExchange(OptionsOf(FillMode.Base), CostsOf(spreadBps: 10), path);
        var events = new List<VenueReport>();
        exchange.Submit(With(Flat(0, 100)).Market(Side.Buy, 1), Seconds(1));
        Assert.True(exchange.Step(Seconds(1), events));
        Assert.Equal(101m, events[^1].Fill!.Price.Value);
    }

    [Fact]
    public void Step_TierOfTheProduct_GivesTheSpreadWhereNoneIsObserved()
    {
        var costs = new CostModel(TestPolicies.Shipped.Costs with { ImpactCoefficient = 0 });
        foreach (var (tier, price) in new[] { (Tier.T1, 100.05m), (Tier.T2, 100.10m), (Tier.T3, 100.20m) })
        {
            var venue = With(OptionsOf(FillMode.Base) with { TierOf = _ => tier }, costs, Flat(0, 100));
            venue.Submit(venue.Market(Side.Buy, 1), Noon).RunAll();
            Assert.Equal(price, Assert.Single(venue.Fills).Price.Value);
        }
    }

    [Fact]
    public void Step_PriceBelowItsIncrement_SellsForOneIncrement()
    {
        var options = OptionsOf(FillMode.Base);
        var venue = From(options, CostsOf(), Holding(options, 500), Flat(0, 0.004, volume: 1e6));
        venue.Submit(venue.Market(Side.Sell, 500), Noon).RunAll();
        Assert.Equal(0.01m, Assert.Single(venue.Fills).Price.Value);
    }
}

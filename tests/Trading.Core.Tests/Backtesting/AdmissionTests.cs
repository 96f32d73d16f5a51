using Trading.Core.Backtesting;
using Trading.Core.Execution;
using Trading.Core.Market;
using Trading.Core.Orders;
using static Trading.Core.Tests.Backtesting.TestVenue;

namespace Trading.Core.Tests.Backtesting;

public class AdmissionTests
{
    [Theory]
    [InlineData(Side.Buy, 100.10, true)]
    [InlineData(Side.Buy, 100.11, true)]
    [InlineData(Side.Buy, 100.09, false)]
    [InlineData(Side.Sell, 99.90, true)]
    [InlineData(Side.Sell, 99.89, true)]
    [InlineData(Side.Sell, 99.91, false)]
    public void Step_PostOnlyAgainstTheBookAtArrival_IsRefusedIfItWouldCross(Side side, double limit, bool isRefused)
    {
        // Half of 20 bps: the book at arrival is 99.90 / 100.10.
        var options = OptionsOf(FillMode.Base);
        var venue = From(options, CostsOf(spreadBps: 20), Holding(options, 5), Flat(0, 100));
        venue.Submit(venue.Limit(side, 1, (decimal)limit), Seconds(1)).Run(Seconds(1));
        Assert.Equal(isRefused ? VenueRejection.PostOnlyWouldCross : null, venue.Events[0].Rejection);
        Assert.Equal(isRefused, venue.Events[0].IsFinal);
    }

    [Fact]
    public void Step_PostOnlyOutsideTheBookWhenSent_IsJudgedWhereThePriceIsWhenItArrives()
    {
        var venue = With(OptionsOf(FillMode.Base, SeedWith(isHighFirst: true)) with { LatencyMs = 30_000 }, CostsOf(), At(0, 100, 100, 98, 98));
        venue.Submit(venue.Limit(Side.Buy, 1, 99.50m), Noon).Run(Seconds(30));
        Assert.Equal(VenueRejection.PostOnlyWouldCross, Assert.Single(venue.Events).Rejection);
    }

    [Fact]
    public void Step_PostOnlyInAHole_IsJudgedAgainstTheLastClose()
    {
        var venue = With(At(0, 100, 101, 99, 101), Flat(9, 90));
        venue.Submit(venue.Limit(Side.Buy, 1, 101), Seconds(90)).Submit(venue.Limit(Side.Buy, 1, 100.99m), Seconds(90)).Run(Seconds(90));
        Assert.Equal([VenueRejection.PostOnlyWouldCross, null], venue.Events.Select(e => e.Rejection));
    }

    [Theory]
    [InlineData(ProductStatus.Online, true, true)]
    [InlineData(ProductStatus.LimitOnly, true, false)]
    [InlineData(ProductStatus.PostOnly, true, false)]
    [InlineData(ProductStatus.CancelOnly, false, false)]
    [InlineData(ProductStatus.Offline, false, false)]
    [InlineData(ProductStatus.Delisted, false, false)]
    public void Step_ProductStatus_DecidesWhatIsTaken(ProductStatus status, bool takesLimit, bool takesMarket)
    {
        var path = new InMemoryMarketPath().Add(ProductOf(), SeriesOf(Flat(0, 100)), status: status);
        var orders = With(Flat(0, 100));
        var exchange = new MockExchange(OptionsOf(FillMode.Base), CostsOf(), path);
        exchange.Submit(orders.Limit(Side.Buy, 1, 99), Noon);
        exchange.Submit(orders.Market(Side.Buy, 1), Noon);
        var events = new List<VenueReport>();
        Assert.True(exchange.Step(Noon, events));

        VenueRejection?[] expected = [takesLimit ? null : VenueRejection.ProductUnavailable, takesMarket ? null : VenueRejection.ProductUnavailable];
        Assert.Equal(expected, events.Where(e => e.Fill is null).Select(e => e.Rejection));
    }

    [Fact]
    public void Step_UnknownProductOrKind_IsUnavailable()
    {
        var venue = With(Flat(0, 100));
        venue.Submit(venue.Limit(Side.Buy, 1, 99, product: ProductId.Parse("ZZZ-USD")), Noon)
            .Submit(venue.Limit(Side.Buy, 1, 99) with { Kind = OrderKind.StopLimit }, Noon)
            .Run(Noon);
        Assert.Equal([VenueRejection.ProductUnavailable, VenueRejection.ProductUnavailable], venue.Events.Select(e => e.Rejection!.Value));
        Assert.Equal(default, venue.Exchange.LastPrice(ProductId.Parse("ZZZ-USD"), Noon));
    }

    [Fact]
    public void Step_SizesAndPricesTheVenueCannotTake_AreInvalid()
    {
        var venue = With(Flat(0, 100));
        OrderIntent[] invalid =
        [
            venue.Limit(Side.Buy, 0.0005m, 99),
            venue.Limit(Side.Buy, 1.0001m, 99),
            venue.Limit(Side.Buy, -1, 99),
            venue.Limit(Side.Buy, 0, 99),
            venue.Limit(Side.Buy, 1, 99.005m),
            venue.Limit(Side.Buy, 1, 0),
            venue.Limit(Side.Buy, 1, 99) with { LimitPrice = null },
            venue.Limit(Side.Buy, 0.010m, 99.99m),
            venue.Market(Side.Buy, 0.009m),
            venue.MarketForQuote(0.99m),
            venue.MarketForQuote(10.005m),
            venue.MarketForQuote(0),
            venue.MarketForQuote(-5),
            venue.MarketForQuote(10, Side.Sell),
        ];
        foreach (var intent in invalid)
        {
            venue.Submit(intent, Noon);
        }

        venue.Run(Noon);
        Assert.Equal(Enumerable.Repeat<VenueRejection?>(VenueRejection.InvalidSize, invalid.Length), venue.Events.Select(e => e.Rejection));
    }

    [Fact]
    public void Step_OrderOfExactlyTheMinimum_IsTaken()
    {
        var venue = With(Flat(0, 100));
        venue.Submit(venue.Limit(Side.Buy, 0.020m, 50), Noon)
            .Submit(venue.Market(Side.Buy, 0.010m), Noon)
            .Submit(venue.MarketForQuote(1), Noon)
            .Run(Noon);
        Assert.DoesNotContain(venue.Events, e => e.Rejection == VenueRejection.InvalidSize);
    }

    [Fact]
    public void Step_EndTimeNotAfterArrival_IsRefused()
    {
        var venue = With(Flat(0, 100));
        venue.Submit(venue.Limit(Side.Buy, 1, 99, endTime: Seconds(5)), Seconds(5)).Run(Seconds(5));
        Assert.Equal(VenueRejection.Other, Assert.Single(venue.Events).Rejection);
    }

    [Fact]
    public void Step_RestingBuys_HoldTheirCost()
    {
        // 10,000 less 60 x 100 x 1.004 = 3,976 free: 39.6 x 100 x 1.004 = 3,975.84 fits, a little more does not.
        var venue = With(At(0, 100.5, 100.5, 100.5, 100.5));
        venue.Submit(venue.Limit(Side.Buy, 60, 100), Noon)
            .Submit(venue.Limit(Side.Buy, 39.602m, 100), Noon)
            .Submit(venue.Limit(Side.Buy, 39.6m, 100), Noon)
            .Submit(venue.MarketForQuote(1), Noon)
            .Run(Noon);
        Assert.Equal([null, VenueRejection.InsufficientFunds, null, VenueRejection.InsufficientFunds], venue.Events.Select(e => e.Rejection));
    }

    [Fact]
    public void Step_CancelledBuy_ReleasesItsHold()
    {
        var venue = With(Flat(0, 100.5));
        var first = venue.Limit(Side.Buy, 90, 100);
        venue.Submit(first, Noon).Cancel(first.Id, Seconds(1)).Submit(venue.Limit(Side.Buy, 90, 100), Seconds(1)).Run(Seconds(1));
        Assert.Equal([VenueReportKind.Accepted, VenueReportKind.Canceled, VenueReportKind.Accepted], venue.Events.Select(e => e.Kind));
    }

    [Fact]
    public void Step_SellOfMoreThanIsFree_IsRefused()
    {
        var options = OptionsOf(FillMode.Base);
        var venue = From(options, CostsOf(), Holding(options, 5), Flat(0, 100));
        venue.Submit(venue.Limit(Side.Sell, 3, 101), Noon)
            .Submit(venue.Limit(Side.Sell, 2.001m, 101), Noon)
            .Submit(venue.Market(Side.Sell, 2.001m), Noon)
            .Submit(venue.Limit(Side.Sell, 2, 101), Noon)
            .Run(Noon);
        Assert.Equal(
            [null, VenueRejection.InsufficientFunds, VenueRejection.InsufficientFunds, null],
            venue.Events.Select(e => e.Rejection));
    }

    [Theory]
    [InlineData(99.40, null)]
    [InlineData(99.41, VenueRejection.InsufficientFunds)]
    public void Step_MarketBuySizedInBase_NeedsItsWholeCost(double size, VenueRejection? expected)
    {
        // 99.40 x 100 x 1.006 = 9,999.64; 99.41 costs 10,000.646.
        var venue = With(Flat(0, 100));
        venue.Submit(venue.Market(Side.Buy, (decimal)size), Noon).Run(Noon);
        Assert.Equal(expected, venue.Events[0].Rejection);
    }

    [Fact]
    public void Step_SeededRefusals_HitTheirShareAndTheSameOrders()
    {
        string Outcome(int _)
        {
            var venue = With(OptionsOf(FillMode.Base) with { RejectProbability = 0.2, OpeningCash = new Money(1e9m) }, CostsOf(), Flat(0, 100));
            for (var i = 0; i < 1_000; i++)
            {
                venue.Submit(venue.Limit(Side.Buy, 1, 99), Noon);
            }

            venue.Run(Noon);
            return string.Concat(venue.Events.Select(e => e.Rejection == VenueRejection.Other ? 'x' : '.'));
        }

        var first = Outcome(0);
        Assert.InRange(first.Count(c => c == 'x'), 160, 240);
        Assert.Equal(first, Outcome(1));
    }

    [Fact]
    public void Step_LostAcknowledgement_LeavesAnOrderThatLivesAndFills()
    {
        var venue = With(OptionsOf(FillMode.Optimistic) with { TimeoutProbability = 1 }, CostsOf(), Flat(0, 100));
        var order = venue.Market(Side.Buy, 1);
        venue.Submit(order, Noon).Run(Noon);
        Assert.Equal([VenueReportKind.AckLost, VenueReportKind.Filled], venue.Events.Select(e => e.Kind));
        Assert.True(venue.Exchange.TryFind(order.Id, out var found));
        Assert.Equal((OrderState.Filled, 1m), (found.State, found.Filled.Value));
    }

    [Fact]
    public void Step_ClientIdSentTwice_PointsToTheOriginalAndMakesNoSecondOrder()
    {
        var venue = With(Flat(0, 100), Flat(1, 100));
        var order = venue.Limit(Side.Buy, 1, 99);
        var bought = venue.Market(Side.Buy, 1);
        var refused = venue.Limit(Side.Buy, 1, 100);
        venue.Submit(order, Noon).Submit(bought, Noon).Submit(refused, Noon).Run(Noon);
        var before = venue.Events.ToArray();
        venue.Events.Clear();

        venue.Submit(order, Seconds(1)).Submit(bought, Seconds(1)).Submit(refused, Seconds(1)).Run(Seconds(1));
        Assert.Equal(
            [(VenueReportKind.Accepted, before[0].VenueOrderId), (VenueReportKind.Accepted, before[1].VenueOrderId), (VenueReportKind.Rejected, before[^1].VenueOrderId)],
            venue.Events.Select(e => (e.Kind, e.VenueOrderId)));
        Assert.Single(venue.Exchange.OpenOrders);
        Assert.Equal(1m, venue.Exchange.HoldingOf(Aaa).Value);
    }

    [Fact]
    public void Step_FinishedOrderPastItsRetention_IsForgotten()
    {
        var venue = With(OptionsOf(FillMode.Base) with { FinishedOrderRetention = TimeSpan.FromMinutes(1) }, CostsOf(), Flat(0, 100), Flat(3, 100));
        var old = venue.Market(Side.Buy, 1);
        venue.Submit(old, Noon).Submit(venue.Market(Side.Buy, 1), Seconds(181)).RunAll();
        Assert.False(venue.Exchange.TryFind(old.Id, out _));
        Assert.Single(venue.Exchange.Export().FinishedOrders);
    }

    [Fact]
    public void Step_CancelOfAnUnknownOrder_IsRejected()
    {
        var venue = With(Flat(0, 100));
        venue.Cancel(venue.Market(Side.Buy, 1).Id, Noon).RunAll();
        Assert.Equal((VenueReportKind.CancelRejected, ""), (Assert.Single(venue.Events).Kind, venue.Events[0].VenueOrderId));
    }

    [Fact]
    public void Submit_IntoTheVenuesPast_Throws()
    {
        var venue = With(Flat(0, 100)).Run(Seconds(10));
        Assert.Throws<ArgumentException>(() => venue.Submit(venue.Market(Side.Buy, 1), Seconds(9)));
        Assert.Throws<ArgumentException>(() => venue.Cancel(default, Seconds(9)));
    }
}

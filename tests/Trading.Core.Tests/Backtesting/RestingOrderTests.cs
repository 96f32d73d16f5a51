using Trading.Core.Backtesting;
using Trading.Core.Costs;
using Trading.Core.Execution;
using Trading.Core.Market;
using Trading.Core.Orders;
using static Trading.Core.Tests.Backtesting.TestVenue;

namespace Trading.Core.Tests.Backtesting;

/// <summary>
/// The candle 100-101-99-100 of 600 units a minute: low-first it is at 99.50 at 7.5 s, high-first at 37.5 s, and 25 % of the volume
/// come by at 2.5 units a second.
/// </summary>
public class RestingOrderTests
{
    private static readonly Candle Swing = At(0, 100, 101, 99, 100, volume: 600);

    [Theory]
    [InlineData(false, 7.5)]
    [InlineData(true, 37.5)]
    public void Step_OptimisticBuy_FillsAtItsLimitWhenThePathTouches(bool isHighFirst, double seconds)
    {
        var venue = Venue(FillMode.Optimistic, isHighFirst);
        venue.Submit(venue.Limit(Side.Buy, 10, 99.50m), Noon).RunAll();

        var fill = Assert.Single(venue.Fills);
        Assert.Equal((99.50m, 10m, 3.98m), (fill.Price.Value, fill.Quantity.Value, fill.Fee.Amount));
        Assert.Equal(Seconds(seconds), fill.At);
        Assert.Equal(Liquidity.Maker, fill.Liquidity);
        Assert.Equal(10_000m - 995m - 3.98m, venue.Exchange.Cash.Amount);
    }

    [Fact]
    public void Step_OptimisticSell_FillsAtItsLimitWhenThePathTouches()
    {
        var venue = Venue(FillMode.Optimistic, isHighFirst: true, holding: 10);
        venue.Submit(venue.Limit(Side.Sell, 10, 100.50m), Noon).RunAll();

        var fill = Assert.Single(venue.Fills);
        Assert.Equal((100.50m, 10m, 4.02m, Seconds(7.5)), (fill.Price.Value, fill.Quantity.Value, fill.Fee.Amount, fill.At));
        Assert.Equal(10_000m + 1005m - 4.02m, venue.Exchange.Cash.Amount);
        Assert.Equal(0m, venue.Exchange.HoldingOf(Aaa).Value);
    }

    [Fact]
    public void Step_OrderBeyondItsAccrual_FillsInPartsAsVolumeComesBy()
    {
        var venue = Venue(FillMode.Optimistic, isHighFirst: false);
        venue.Submit(venue.Limit(Side.Buy, 30, 99.50m), Noon).RunAll();

        // 7.5 s x 2.5 = 18.75 at the touch; 30 have come by at 12 s.
        Assert.Equal([(18.75m, Seconds(7.5)), (11.25m, Seconds(12))], venue.Fills.Select(f => (f.Quantity.Value, f.At)));
        Assert.Equal([false, false, true], venue.Events.Select(e => e.IsFinal));
    }

    [Fact]
    public void Step_OrderBeyondACandle_GoesOnInTheNextOnesItReaches()
    {
        var venue = With(
            OptionsOf(FillMode.Optimistic, SeedWith(isHighFirst: false)) with { OpeningCash = new Money(20_000) },
            CostsOf(), Swing, Flat(1, 100, volume: 600), Flat(3, 99.5, volume: 240));
        venue.Submit(venue.Limit(Side.Buy, 160, 99.50m), Noon).RunAll();

        // Nothing in the second candle, which stays above; a hole; then 1 unit a second from 180 s on, and 160 - 150 are left.
        Assert.Equal(
            [(18.75m, Seconds(7.5)), (131.25m, Seconds(60)), (10m, Seconds(190))],
            venue.Fills.Select(f => (f.Quantity.Value, f.At)));
    }

    [Fact]
    public void Step_OrderArrivingMidCandle_EarnsOnlyFromItsArrival()
    {
        var venue = With(OptionsOf(FillMode.Optimistic, SeedWith(isHighFirst: false)) with { LatencyMs = 250 }, CostsOf(), Swing);
        venue.Submit(venue.Limit(Side.Buy, 100, 99.50m), Seconds(3.25)).Run(Seconds(3.4));
        Assert.Empty(venue.Events);

        venue.Run(Seconds(7.5));
        Assert.Equal([Seconds(3.5), Seconds(7.5)], venue.Events.Select(e => e.At));
        Assert.Equal(10m, Assert.Single(venue.Fills).Quantity.Value);
    }

    [Fact]
    public void Step_BaseOrderTradedThroughByATick_Fills()
    {
        var venue = Venue(FillMode.Base, isHighFirst: false, low: 99.49);
        venue.Submit(venue.Limit(Side.Buy, 1, 99.50m), Noon).RunAll();
        Assert.Equal(1m, venue.Fills.Sum(f => f.Quantity.Value));
    }

    [Fact]
    public void Step_BaseOrdersOnlyTouched_FillForThirtyPercentOfThem()
    {
        var filled = Enumerable.Range(0, 1_000).Count(seed =>
        {
            var venue = With(OptionsOf(FillMode.Base, (ulong)seed), CostsOf(), At(0, 100, 101, 99.5, 100));
            return venue.Submit(venue.Limit(Side.Buy, 1, 99.50m), Noon).RunAll().Fills.Any();
        });
        Assert.InRange(filled, 250, 350);
    }

    [Fact]
    public void Step_PessimisticOnlyTouched_DoesNotFill()
    {
        var venue = Venue(FillMode.Pessimistic, isHighFirst: false, low: 99.50);
        venue.Submit(venue.Limit(Side.Buy, 1, 99.50m), Noon).RunAll();
        Assert.Empty(venue.Fills);
        Assert.True(venue.Exchange.HasWork);
    }

    [Theory]
    [InlineData(0, 37.65, 9.412)]
    [InlineData(50, 41.232, 10)]
    public void Step_Pessimistic_FillsOnTheLaterPathBeyondHalfTheSpread(decimal spreadBps, double seconds, double quantity)
    {
        // High-first is the later one: 99.49 after 15 s + 1.51 / 2 x 30 s; 99.50 less 25 bps is 99.25125, after 15 s + 1.74875 x 15 s = 41.23125 s.
        var venue = With(OptionsOf(FillMode.Pessimistic, SeedWith(isHighFirst: false)), CostsOf(spreadBps), Swing);
        venue.Submit(venue.Limit(Side.Buy, 10, 99.50m), Noon).RunAll();

        var first = venue.Fills.First();
        Assert.Equal(Seconds(seconds), first.At);
        Assert.Equal((decimal)quantity, first.Quantity.Value);
        Assert.Equal(10m, venue.Fills.Sum(f => f.Quantity.Value));
    }

    [Fact]
    public void Step_EndTime_FillsWhatWasEarnedAndExpiresTheRest()
    {
        var venue = Venue(FillMode.Optimistic, isHighFirst: false);
        venue.Submit(venue.Limit(Side.Buy, 100, 99.50m, endTime: Seconds(30)), Noon).RunAll();

        Assert.Equal([(18.75m, Seconds(7.5)), (56.25m, Seconds(30))], venue.Fills.Select(f => (f.Quantity.Value, f.At)));
        Assert.Equal((VenueReportKind.Expired, Seconds(30)), (venue.Events[^1].Kind, venue.Events[^1].At));
        Assert.False(venue.Exchange.HasWork);
    }

    [Theory]
    [InlineData(5, "Accepted Canceled", 0)]
    [InlineData(7.5, "Accepted Filled Canceled", 18.75)]
    [InlineData(10, "Accepted Filled Filled Canceled", 25)]
    [InlineData(13, "Accepted Filled Filled CancelRejected", 30)]
    public void Step_CancelRacingAFill_IsResolvedByTheVenuesClock(double cancelAt, string kinds, double filled)
    {
        var venue = Venue(FillMode.Optimistic, isHighFirst: false);
        var order = venue.Limit(Side.Buy, 30, 99.50m);
        venue.Submit(order, Noon).Cancel(order.Id, Seconds(cancelAt)).RunAll();

        Assert.Equal(kinds, string.Join(' ', venue.Events.Select(e => e.Kind)));
        Assert.Equal((decimal)filled, venue.Fills.Sum(f => f.Quantity.Value));
    }

    [Fact]
    public void Step_LimitTheCandleNeverReaches_RestsWithoutFills()
    {
        var venue = Venue(FillMode.Optimistic, isHighFirst: false);
        venue.Submit(venue.Limit(Side.Buy, 1, 98.99m), Noon).RunAll();
        Assert.Empty(venue.Fills);
        Assert.Equal(OrderState.Open, Assert.Single(venue.Exchange.OpenOrders).State);
    }

    private static TestVenue Venue(FillMode mode, bool isHighFirst, double low = 99, decimal holding = 0)
    {
        var options = OptionsOf(mode, SeedWith(isHighFirst));
        return From(options, CostsOf(), Holding(options, holding), Swing with { Low = low });
    }
}

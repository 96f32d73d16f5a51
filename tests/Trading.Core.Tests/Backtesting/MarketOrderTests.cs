using Trading.Core.Backtesting;
using Trading.Core.Market;
using Trading.Core.Orders;
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
        Assert.Equal([VenueEventKind.Accepted, VenueEventKind.Filled], venue.Events.Select(e => e.Kind));
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
        // Five closes of 100, so the path's own volatility is zero; the first order has none to go by and uses the candle's range, 4 %.
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
        Assert.Equal([VenueEventKind.Accepted, VenueEventKind.Filled, VenueEventKind.Canceled], venue.Events.Select(e => e.Kind));
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
        Assert.Equal(VenueEventKind.Filled, venue.Events[^1].Kind);
    }
}

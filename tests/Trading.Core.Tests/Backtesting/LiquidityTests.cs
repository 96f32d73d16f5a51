using Trading.Core.Backtesting;
using Trading.Core.Costs;
using Trading.Core.Market;
using Trading.Core.Policy;
using Trading.Core.Tests.Testing;
using static Trading.Core.Tests.Backtesting.TestVenue;

namespace Trading.Core.Tests.Backtesting;

/// <summary>What one order took, no other can take. The candle gives 25 % of 600, which is 150.</summary>
public class LiquidityTests
{
    private static readonly Candle Swing = At(0, 10, 10.1, 9.9, 10, volume: 600);

    [Fact]
    public void Step_TwoRestingOrdersAtOnePrice_ShareOneVolume()
    {
        var venue = Venue();
        var first = venue.Limit(Side.Buy, 200, 9.95m);
        var second = venue.Limit(Side.Buy, 200, 9.95m);
        venue.Submit(first, Noon).Submit(second, Noon).Run(Seconds(60));
        Assert.Equal(150m, venue.Fills.Where(f => f.Order == first.Id).Sum(f => f.Quantity.Value));
        Assert.DoesNotContain(venue.Fills, f => f.Order == second.Id);
    }

    [Fact]
    public void Step_SmallOrderFirst_LeavesTheRestToTheNext()
    {
        var venue = Venue();
        var first = venue.Limit(Side.Buy, 10, 9.95m);
        var second = venue.Limit(Side.Buy, 200, 9.95m);
        venue.Submit(first, Noon).Submit(second, Noon).Run(Seconds(60));
        Assert.Equal(10m, venue.Fills.Where(f => f.Order == first.Id).Sum(f => f.Quantity.Value));
        Assert.Equal(140m, venue.Fills.Where(f => f.Order == second.Id).Sum(f => f.Quantity.Value));
    }

    [Fact]
    public void Step_BuyAndSell_ShareOneVolumeToo()
    {
        var venue = Venue(holding: 500);
        venue.Submit(venue.Limit(Side.Buy, 200, 9.95m), Noon).Submit(venue.Limit(Side.Sell, 200, 10.05m), Noon).Run(Seconds(60));
        Assert.Equal(150m, venue.Fills.Sum(f => f.Quantity.Value));
        Assert.Contains(venue.Fills, f => f.Side == Side.Buy);
    }

    [Fact]
    public void Step_MarketOrderAfterMarketOrder_GetsWhatIsLeftOfTheCandle()
    {
        var venue = Venue();
        venue.Submit(venue.Market(Side.Buy, 100), Noon).Submit(venue.Market(Side.Buy, 100), Seconds(20)).RunAll();
        Assert.Equal([100m, 50m], venue.Fills.Select(f => f.Quantity.Value));
    }

    [Fact]
    public void Step_MarketOrderTookTheShare_RestingOrderWaitsForTheNextCandle()
    {
        var venue = Venue();
        venue.Submit(venue.Market(Side.Buy, 150), Noon).Submit(venue.Limit(Side.Buy, 10, 9.95m), Noon).RunAll();

        // The second candle is flat at 9.95 with 5 units a second for us: 10 after 2 s.
        Assert.Equal([(150m, Noon), (10m, Seconds(62))], venue.Fills.Select(f => (f.Quantity.Value, f.At)));
    }

    [Fact]
    public void Step_MarketOrdersInTwoCandles_HaveAShareEach()
    {
        var venue = Venue();
        venue.Submit(venue.Market(Side.Buy, 150), Seconds(59)).Submit(venue.Market(Side.Buy, 150), Seconds(60)).RunAll();
        Assert.Equal([150m, 150m], venue.Fills.Select(f => f.Quantity.Value));
    }

    [Fact]
    public void Volume30d_Fills_LowersTheFeeOfTheNextFill()
    {
        var costs = new CostModel(TestPolicies.Shipped.Costs with
        {
            ImpactCoefficient = 0,
            SpreadBps = new TierValues { T1 = 0, T2 = 0, T3 = 0 },
            FeeSchedule = "tiered",
            FeeSchedules = new Dictionary<string, IReadOnlyList<FeePeriod>>
            {
                ["tiered"] =
                [
                    new FeePeriod
                    {
                        From = Timestamp.Utc(2020, 1, 1),
                        Tiers =
                        [
                            new FeeTier { Volume30dMin = 0, MakerBps = 40, TakerBps = 60 },
                            new FeeTier { Volume30dMin = 1_000, MakerBps = 20, TakerBps = 30 },
                        ],
                    },
                ],
            },
        });
        var venue = With(OptionsOf(FillMode.Optimistic), costs, Flat(0, 10, 10_000), Flat(30 * 1440, 10, 10_000));
        venue.Submit(venue.Market(Side.Buy, 100), Noon)
            .Submit(venue.Market(Side.Buy, 100), Seconds(1))
            .Submit(venue.Market(Side.Buy, 100), Seconds(30 * 86_400))
            .Run(Seconds(31 * 86_400));
        Assert.Equal([6m, 3m, 6m], venue.Fills.Select(f => f.Fee.Amount));
        Assert.Equal(1_000m, venue.Exchange.Volume30d(Seconds(30 * 86_400)).Amount);
    }

    private static TestVenue Venue(decimal holding = 0)
    {
        var options = OptionsOf(FillMode.Optimistic, SeedWith(isHighFirst: false));
        return From(options, CostsOf(), Holding(options, holding), Swing, Flat(1, 9.95, volume: 1200));
    }
}

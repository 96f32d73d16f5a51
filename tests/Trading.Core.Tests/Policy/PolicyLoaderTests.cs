using Trading.Core.Market;
using Trading.Core.Policy;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.Policy;

public sealed class PolicyLoaderTests
{
    [Fact]
    public void Shipped_EachSection_HoldsTheDefaultsOfTheSpecification()
    {
        var policy = TestPolicies.Shipped;

        Assert.Equal(Interval.QuarterHour, policy.Cycle.Interval);
        Assert.Equal(3m, policy.Risk.DailyStopPct);
        Assert.Equal(0.3, policy.Simulation.Base.TouchFillProbability);
        Assert.Equal(["BTC", "ETH", "SOL"], policy.Universe.Tier1);
        Assert.Equal(0.995, policy.Signals.Options["momentum_breakout"]["high_share"]);
        Assert.Equal(60m, policy.Costs.FeeSchedules["default"][0].Tiers[0].TakerBps);
    }

    [Fact]
    public void Load_OverlayOnShipped_MergesMapsAndReplacesTheRest()
    {
        var policy = TestPolicies.ShippedWith("""
            universe:
              tier1: [BTC]
            risk:
              clusters:
                MEME: {cap_pct_nav: 2}
            """);

        Assert.Equal(["BTC"], policy.Universe.Tier1);
        Assert.Equal(2m, policy.Risk.Clusters["MEME"].CapPctNav);
        Assert.Contains("PEPE", policy.Risk.Clusters["MEME"].Assets);
        Assert.Equal(10m, policy.Risk.Clusters["LAYER1"].CapPctNav);
    }
}

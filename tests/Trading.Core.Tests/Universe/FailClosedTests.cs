using FsCheck.Fluent;
using Trading.Core.Features;
using Trading.Core.Market;
using Trading.Core.Tests.Testing;
using Trading.Core.Universe;

namespace Trading.Core.Tests.Universe;

/// <summary>What is not known never makes a product eligible.</summary>
public sealed class FailClosedTests
{
    private static readonly Timestamp Start = UniverseWorld.Start;

    [Fact]
    public void Judge_AnyDataFailure_IsNeverEligible()
    {
        // Each bit breaks one thing; whatever else is broken, the product stays out, as a newcomer and as a member alike.
        Properties.Check(Gen.Choose(1, 31).Zip(Gen.Choose(0, 1)), damage =>
        {
            var world = UniverseWorld.Shipped("BTC-USD", "ETH-USD");
            if (damage.Item2 == 1)
            {
                world.Judge(Start);
            }

            var now = Start + TimeSpan.FromHours(1);
            ref var row = ref world.Row("BTC-USD");
            ref var features = ref world.Features("BTC-USD");
            row.LastCandleAt = (damage.Item1 & 1) != 0 ? now - TimeSpan.FromDays(1) : now;
            row.LastPrice = (damage.Item1 & 2) != 0 ? double.NaN : 100;
            features.QuoteVolume24h = (damage.Item1 & 4) != 0 ? double.NaN : 1e9;
            features.HasDataGap = (damage.Item1 & 8) != 0;
            row.Status = (damage.Item1 & 16) != 0 ? ProductStatus.Offline : ProductStatus.Online;

            return !world.JudgeAsIs(now).Verdict("BTC-USD").IsEligible;
        });
    }

    [Fact]
    public void Judge_BookRequired_ProductWithoutAFreshQuoteOrDepthStaysOut()
    {
        var world = new UniverseWorld(
            TestPolicies.Shipped,
            isBookRequired: true,
            TestProducts.Of("BTC-USD"), TestProducts.Of("ETH-USD"), TestProducts.Of("SOL-USD"), TestProducts.Of("XRP-USD"));
        world.Quote("BTC-USD", Start, 5, depth: 1e6);
        world.Quote("ETH-USD", Start, 5);
        world.Quote("XRP-USD", Start - TimeSpan.FromHours(1), 5, depth: 1e6);
        world.Judge(Start);

        Assert.Equal(new UniverseVerdict(UniverseReason.Eligible, Tier.T1, false, true, true), world.Verdict("BTC-USD"));
        Assert.Equal(UniverseReason.Depth, world.Reason("ETH-USD"));
        Assert.Equal(UniverseReason.Spread, world.Reason("SOL-USD"));
        Assert.Equal(UniverseReason.Spread, world.Reason("XRP-USD"));
    }

    [Fact]
    public void Judge_BookRequiredAndAMembersQuoteStops_OutAtOnce()
    {
        var world = new UniverseWorld(TestPolicies.Shipped, isBookRequired: true, TestProducts.Of("BTC-USD"));
        world.Quote("BTC-USD", Start, 5, depth: 1e6);
        Assert.Equal(UniverseReason.Eligible, world.Judge(Start).Reason("BTC-USD"));
        world.Row("BTC-USD").Quote = default;

        Assert.Equal(UniverseReason.Spread, world.JudgeAtHour(0.25).Reason("BTC-USD"));
    }

    [Fact]
    public void Judge_ChecksSwitchedOff_NeedNoFeaturesAndNoVolume()
    {
        var policy = TestPolicies.ShippedWith("""
            universe:
              is_discovery_on: false
              tier3_age_hours_min: 0
              spread_bps_max: 0
              t1: {quote_volume_24h_min: 0, depth_notional_min: 0, spread_bps_max: 0}
              t2: {quote_volume_24h_min: 0, depth_notional_min: 0, spread_bps_max: 0}
              t3: {quote_volume_24h_min: 0, depth_notional_min: 0, spread_bps_max: 0}
            """);
        var world = new UniverseWorld(policy, isBookRequired: true, TestProducts.Of("BTC-USD"));
        world.Features("BTC-USD") = FeatureValues.Unavailable with { Price = 100 };

        Assert.Equal(UniverseReason.Eligible, world.Judge(Start).Reason("BTC-USD"));
        Assert.Equal(FeatureNeeds.None, world.Selector.Needs);
        Assert.Equal(FeatureNeeds.Volume, UniverseWorld.Shipped("BTC-USD").Selector.Needs);
    }
}

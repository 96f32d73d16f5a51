using Trading.Core.Market;
using Trading.Core.Tests.Testing;
using Trading.Core.Universe;

namespace Trading.Core.Tests.Universe;

public sealed class TierAndCapacityTests
{
    private const string SmallCoins = "universe: {t3: {discovery_products_max: 5}}";

    private static readonly Timestamp Start = UniverseWorld.Start;

    [Theory]
    [InlineData(80e6, UniverseReason.Eligible, Tier.T1)]
    [InlineData(79.9e6, UniverseReason.Eligible, Tier.T2)]
    [InlineData(8e6, UniverseReason.Eligible, Tier.T2)]
    [InlineData(7.9e6, UniverseReason.Eligible, Tier.T3)]
    [InlineData(5e6, UniverseReason.Eligible, Tier.T3)]
    [InlineData(4.9e6, UniverseReason.Volume, Tier.None)]
    [InlineData(double.NaN, UniverseReason.Volume, Tier.None)]
    public void Judge_UnlistedProduct_IsDiscoveredIntoTheTierOfItsVolume(double volume, UniverseReason reason, Tier tier)
    {
        var world = new UniverseWorld(TestPolicies.ShippedWith(SmallCoins), "NEW-USD");
        world.Features("NEW-USD").QuoteVolume24h = volume;
        world.Judge(Start);

        Assert.Equal((reason, tier), (world.Reason("NEW-USD"), world.Verdict("NEW-USD").Tier));
    }

    [Fact]
    public void Judge_ShippedPolicy_DiscoversNoSmallCoins()
    {
        var world = UniverseWorld.Shipped("NEW-USD");
        world.Features("NEW-USD").QuoteVolume24h = 7e6;

        Assert.Equal(UniverseReason.TierCapacity, world.Judge(Start).Reason("NEW-USD"));
    }

    [Fact]
    public void Judge_DiscoveryOff_UnlistedProductsStayOut()
    {
        var world = new UniverseWorld(TestPolicies.ShippedWith("universe: {is_discovery_on: false}"), "NEW-USD", "BTC-USD").Judge(Start);

        Assert.Equal(UniverseReason.TierCapacity, world.Reason("NEW-USD"));
        Assert.Equal(UniverseReason.Eligible, world.Reason("BTC-USD"));
    }

    [Fact]
    public void Judge_ListedProductOfHugeVolume_StaysInItsListsTier()
    {
        var world = UniverseWorld.Shipped("DOGE-USD");
        world.Features("DOGE-USD").QuoteVolume24h = 1e10;

        Assert.Equal(Tier.T2, world.Judge(Start).Verdict("DOGE-USD").Tier);
    }

    [Theory]
    [InlineData(4.75e6, 29, UniverseReason.Eligible, true)]
    [InlineData(4.75e6, 31, UniverseReason.Volume, false)]
    [InlineData(4.74e6, 29, UniverseReason.Volume, false)]
    [InlineData(5e6, 31, UniverseReason.Eligible, false)]
    public void Judge_TierTwoJustBelowItsFloor_PassesOnATightSpread(double volume, double spreadBps, UniverseReason reason, bool isNear)
    {
        var world = UniverseWorld.Shipped("DOGE-USD");
        world.Features("DOGE-USD").QuoteVolume24h = volume;
        world.Quote("DOGE-USD", Start, spreadBps);
        world.Judge(Start);

        Assert.Equal((reason, isNear), (world.Reason("DOGE-USD"), world.Verdict("DOGE-USD").IsNearThreshold));
    }

    [Fact]
    public void Judge_TierOneJustBelowItsFloor_DoesNotPass()
    {
        var world = UniverseWorld.Shipped("BTC-USD");
        world.Features("BTC-USD").QuoteVolume24h = 9.9e6;

        Assert.Equal(UniverseReason.Volume, world.Judge(Start).Reason("BTC-USD"));
    }

    [Theory]
    [InlineData(72, UniverseReason.Eligible)]
    [InlineData(71.9, UniverseReason.Age)]
    [InlineData(-1, UniverseReason.Age)]
    public void Judge_TierThreeByListingDate_MustBeThreeDaysOld(double hoursListed, UniverseReason expected)
    {
        var world = new UniverseWorld(
            TestPolicies.ShippedWith(SmallCoins),
            isBookRequired: false,
            TestProducts.Of("NEW-USD", listedAt: Start - TimeSpan.FromHours(hoursListed)));
        world.Features("NEW-USD").QuoteVolume24h = 6e6;

        Assert.Equal(expected, world.Judge(Start).Reason("NEW-USD"));
    }

    [Theory]
    [InlineData(0, UniverseReason.Eligible)]
    [InlineData(57.1, UniverseReason.Eligible)] // 72.07 h of data
    [InlineData(57.2, UniverseReason.Age)] // 71.9 h
    [InlineData(double.NaN, UniverseReason.Age)]
    public void Judge_TierThreeWithoutADate_MustShowThreeDaysOfData(double holeSharePct, UniverseReason expected)
    {
        var world = new UniverseWorld(TestPolicies.ShippedWith(SmallCoins), "NEW-USD");
        world.Features("NEW-USD").QuoteVolume24h = 6e6;
        world.Features("NEW-USD").HoleShare168hPct = holeSharePct;

        Assert.Equal(expected, world.Judge(Start).Reason("NEW-USD"));
    }

    [Fact]
    public void Judge_MoreCandidatesThanRoom_TheLargestByVolumeJoinAndTiesGoById()
    {
        var world = new UniverseWorld(
            TestPolicies.ShippedWith("universe: {t2: {discovery_products_max: 2}}"), "AAA-USD", "BBB-USD", "CCC-USD", "DDD-USD");
        world.Features("AAA-USD").QuoteVolume24h = 20e6;
        world.Features("BBB-USD").QuoteVolume24h = 30e6;
        world.Features("CCC-USD").QuoteVolume24h = 20e6;
        world.Features("DDD-USD").QuoteVolume24h = 10e6;
        world.Judge(Start);

        Assert.Equal(UniverseReason.Eligible, world.Reason("AAA-USD"));
        Assert.Equal(UniverseReason.Eligible, world.Reason("BBB-USD"));
        Assert.Equal(UniverseReason.TierCapacity, world.Reason("CCC-USD"));
        Assert.Equal(UniverseReason.TierCapacity, world.Reason("DDD-USD"));
    }

    [Fact]
    public void Judge_TierOneDiscoveryFull_FallsToTierTwo()
    {
        var world = new UniverseWorld(TestPolicies.ShippedWith("universe: {t1: {discovery_products_max: 1}}"), "AAA-USD", "BBB-USD");
        world.Features("BBB-USD").QuoteVolume24h = 2e8;
        world.Judge(Start);

        Assert.Equal((Tier.T2, Tier.T1), (world.Verdict("AAA-USD").Tier, world.Verdict("BBB-USD").Tier));
    }

    [Theory]
    [InlineData("universe: {products_max: 2}")]
    [InlineData("universe: {t1: {products_max: 2}, t2: {discovery_products_max: 0}}")]
    public void Judge_RoomForTwo_ListedProductsComeFirst(string overlay)
    {
        var world = new UniverseWorld(TestPolicies.ShippedWith(overlay), "AAA-USD", "BTC-USD", "ETH-USD");
        world.Features("AAA-USD").QuoteVolume24h = 1e12;
        world.Judge(Start);

        Assert.Equal(UniverseReason.TierCapacity, world.Reason("AAA-USD"));
        Assert.Equal(2, world.Last.EligibleCount);
    }

    [Fact]
    public void Judge_LargerNewcomer_DoesNotPushOutAMember()
    {
        var world = new UniverseWorld(TestPolicies.ShippedWith("universe: {t2: {discovery_products_max: 1}}"), "AAA-USD", "BBB-USD");
        world.Features("AAA-USD").QuoteVolume24h = 10e6;
        world.Features("BBB-USD").QuoteVolume24h = 9e6;
        world.Judge(Start);
        world.Features("BBB-USD").QuoteVolume24h = 50e6;
        world.JudgeAtHour(1);

        Assert.Equal(UniverseReason.Eligible, world.Reason("AAA-USD"));
        Assert.Equal(UniverseReason.TierCapacity, world.Reason("BBB-USD"));
    }

    [Fact]
    public void Judge_DiscoveredMemberGrows_MovesUpAtOnceAndDownOnlyAfterThreeFailures()
    {
        var world = UniverseWorld.Shipped("NEW-USD");
        var tiers = new List<Tier>();
        foreach (var (volume, hour) in new[] { 10e6, 90e6, 70e6, 70e6, 70e6 }.Select((volume, hour) => (volume, hour)))
        {
            world.Features("NEW-USD").QuoteVolume24h = volume;
            tiers.Add(world.JudgeAtHour(hour).Verdict("NEW-USD").Tier);
        }

        Assert.Equal([Tier.T2, Tier.T1, Tier.T1, Tier.T1, Tier.T2], tiers);
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void Judge_FewerEligibleThanPolicy_IsEmpty(int products, bool isEmpty)
    {
        var world = UniverseWorld.Shipped([.. new[] { "BTC-USD", "ETH-USD" }.Take(products)]).Judge(Start);

        Assert.Equal(isEmpty, world.Last.IsEmpty);
    }

    [Fact]
    public void Judge_RegimeOfCashAndNoData_IsEmptyForWantOfData()
    {
        var world = UniverseWorld.Shipped("BTC-USD", "ETH-USD");
        world.Regime = Regime.Bear;
        world.Features("BTC-USD").HasDataGap = true;

        Assert.True(world.Judge(Start).Last.IsEmpty);
    }
}

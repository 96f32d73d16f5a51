using Trading.Core.Market;
using Trading.Core.Tests.Testing;
using Trading.Core.Universe;

namespace Trading.Core.Tests.Universe;

/// <summary>One test a reason, and the order of the checks.</summary>
public sealed class UniverseReasonTests
{
    private static readonly Timestamp Start = UniverseWorld.Start;

    [Fact]
    public void ToCode_EachReason_IsTheSpecificationsCode()
    {
        Assert.Equal(
            [
                "eligible", "never_trade", "not_compliant", "status", "quote_currency", "age", "data_gap", "stale_data", "volume",
                "spread", "depth", "red_flag", "regime_excluded", "tier_capacity",
            ],
            Enum.GetValues<UniverseReason>().Select(reason => reason.ToCode()));
    }

    [Fact]
    public void Judge_HealthyProduct_IsEligibleInItsTier()
    {
        var world = UniverseWorld.Shipped("BTC-USD", "DOGE-USD").Judge(Start);

        Assert.Equal(new UniverseVerdict(UniverseReason.Eligible, Tier.T1, false, false, false), world.Verdict("BTC-USD"));
        Assert.Equal(new UniverseVerdict(UniverseReason.Eligible, Tier.T2, false, false, false), world.Verdict("DOGE-USD"));
        Assert.Equal(2, world.Last.EligibleCount);
    }

    [Fact]
    public void Judge_Stablecoin_IsNeverTraded()
    {
        Assert.Equal(UniverseReason.NeverTrade, UniverseWorld.Shipped("BTC-USD", "USDT-USD").Judge(Start).Reason("USDT-USD"));
    }

    [Theory]
    [InlineData(ProductStatus.PostOnly)]
    [InlineData(ProductStatus.LimitOnly)]
    [InlineData(ProductStatus.CancelOnly)]
    [InlineData(ProductStatus.Offline)]
    [InlineData(ProductStatus.Delisted)]
    public void Judge_NotTradedFreely_IsStatusAtOnce(ProductStatus status)
    {
        var world = UniverseWorld.Shipped("BTC-USD").Judge(Start);
        world.Row("BTC-USD").Status = status;

        Assert.Equal(UniverseReason.Status, world.JudgeAtHour(0.25).Reason("BTC-USD"));
    }

    [Fact]
    public void Judge_OtherQuoteCurrency_IsLeftOut()
    {
        Assert.Equal(UniverseReason.QuoteCurrency, UniverseWorld.Shipped("BTC-USD", "ETH-EUR").Judge(Start).Reason("ETH-EUR"));
    }

    [Fact]
    public void Judge_HolesInAWindow_IsDataGapAtOnceAndNoLonger()
    {
        var world = UniverseWorld.Shipped("BTC-USD").Judge(Start);
        world.Features("BTC-USD").HasDataGap = true;
        Assert.Equal(UniverseReason.DataGap, world.JudgeAtHour(0.25).Reason("BTC-USD"));
        world.Features("BTC-USD").HasDataGap = false;

        Assert.Equal(UniverseReason.Eligible, world.JudgeAtHour(0.5).Reason("BTC-USD"));
    }

    [Theory]
    [InlineData(-1800, UniverseReason.Eligible)]
    [InlineData(-1801, UniverseReason.StaleData)]
    [InlineData(1, UniverseReason.StaleData)]
    public void Judge_CandleOlderThanPolicyOrFromTheFuture_IsStale(int seconds, UniverseReason expected)
    {
        var world = UniverseWorld.Shipped("BTC-USD").Judge(Start);
        world.Row("BTC-USD").LastCandleAt = Start + TimeSpan.FromSeconds(600 + seconds);

        Assert.Equal(expected, world.JudgeAsIs(Start + TimeSpan.FromSeconds(600)).Reason("BTC-USD"));
    }

    [Fact]
    public void Judge_NoCandleYet_IsStale()
    {
        var world = UniverseWorld.Shipped("BTC-USD").Judge(Start);
        world.Row("BTC-USD").LastPrice = double.NaN;
        world.Row("BTC-USD").LastCandleAt = Timestamp.MinValue;

        Assert.Equal(UniverseReason.StaleData, world.JudgeAsIs(Start).Reason("BTC-USD"));
    }

    [Theory]
    [InlineData("BTC-USD", 10e6, UniverseReason.Eligible)]
    [InlineData("BTC-USD", 9.99e6, UniverseReason.Volume)]
    [InlineData("DOGE-USD", 5e6, UniverseReason.Eligible)]
    [InlineData("DOGE-USD", 4.7e6, UniverseReason.Volume)]
    [InlineData("BTC-USD", double.NaN, UniverseReason.Volume)]
    public void Judge_VolumeAroundTheTiersFloor_PassesFromThereOn(string product, double volume, UniverseReason expected)
    {
        var world = UniverseWorld.Shipped("BTC-USD", "DOGE-USD");
        world.Features(product).QuoteVolume24h = volume;

        Assert.Equal(expected, world.Judge(Start).Reason(product));
    }

    [Theory]
    [InlineData("BTC-USD", 19.9, UniverseReason.Eligible)]
    [InlineData("BTC-USD", 20.1, UniverseReason.Spread)]
    [InlineData("DOGE-USD", 34.9, UniverseReason.Eligible)]
    [InlineData("DOGE-USD", 35.1, UniverseReason.Spread)]
    public void Judge_SpreadAroundTheTiersLimit_PassesUpToIt(string product, double spreadBps, UniverseReason expected)
    {
        var world = UniverseWorld.Shipped("BTC-USD", "DOGE-USD");
        world.Quote(product, Start, spreadBps);

        Assert.Equal(expected, world.Judge(Start).Reason(product));
        Assert.True(world.Verdict(product).IsSpreadObserved);
    }

    [Fact]
    public void Judge_GlobalSpreadLimitBelowTheTiers_TheSmallerCounts()
    {
        var world = new UniverseWorld(TestPolicies.ShippedWith("universe: {spread_bps_max: 15}"), "BTC-USD");
        world.Quote("BTC-USD", Start, 16);

        Assert.Equal(UniverseReason.Spread, world.Judge(Start).Reason("BTC-USD"));
    }

    [Theory]
    [InlineData("BTC-USD", 100_000, UniverseReason.Eligible)]
    [InlineData("BTC-USD", 99_999, UniverseReason.Depth)]
    [InlineData("DOGE-USD", 25_000, UniverseReason.Eligible)]
    [InlineData("DOGE-USD", 24_999, UniverseReason.Depth)]
    public void Judge_DepthAroundTheTiersFloor_PassesFromThereOn(string product, double depth, UniverseReason expected)
    {
        var world = UniverseWorld.Shipped("BTC-USD", "DOGE-USD");
        world.Quote(product, Start, 5, depth);

        Assert.Equal(expected, world.Judge(Start).Reason(product));
        Assert.True(world.Verdict(product).IsDepthObserved);
    }

    [Theory]
    [InlineData(-1, UniverseReason.Eligible)]
    [InlineData(0, UniverseReason.RedFlag)]
    [InlineData(167.9, UniverseReason.RedFlag)]
    [InlineData(168, UniverseReason.Eligible)]
    public void Judge_RedFlag_HoldsUntilItExpires(double hours, UniverseReason expected)
    {
        var policy = TestPolicies.ShippedWith("""
            universe:
              red_flags: [{asset: ETH, from: 2025-01-06T00:00:00Z, hours: 168, reason: exploit}]
            """);

        var world = new UniverseWorld(policy, "BTC-USD", "ETH-USD").JudgeAtHour(hours);

        Assert.Equal(expected, world.Reason("ETH-USD"));
        Assert.Equal(UniverseReason.Eligible, world.Reason("BTC-USD"));
    }

    [Theory]
    [InlineData(Regime.Bull, UniverseReason.Eligible)]
    [InlineData(Regime.Bear, UniverseReason.RegimeExcluded)]
    [InlineData(Regime.Crash, UniverseReason.RegimeExcluded)]
    public void Judge_RegimeOfCash_ExcludesEverythingWithoutAnEmptyUniverse(Regime regime, UniverseReason expected)
    {
        var world = UniverseWorld.Shipped("BTC-USD", "ETH-USD");
        world.Regime = regime;

        Assert.Equal(expected, world.Judge(Start).Reason("BTC-USD"));
        Assert.False(world.Last.IsEmpty);
    }

    [Fact]
    public void Judge_RegimeWithoutATier_ExcludesThatTierOnly()
    {
        var world = new UniverseWorld(TestPolicies.ShippedWith("regime: {bull: {tier_multiplier: {t2: 0}}}"), "BTC-USD", "DOGE-USD").Judge(Start);

        Assert.Equal(UniverseReason.RegimeExcluded, world.Reason("DOGE-USD"));
        Assert.Equal(UniverseReason.Eligible, world.Reason("BTC-USD"));
    }

    [Fact]
    public void Judge_SeveralChecksFail_GivesTheFirstInOrder()
    {
        var world = UniverseWorld.Shipped("BTC-USD", "USDT-EUR", "ETH-EUR");
        foreach (var product in new[] { "BTC-USD", "USDT-EUR", "ETH-EUR" })
        {
            world.Features(product).HasDataGap = true;
            world.Features(product).QuoteVolume24h = 1;
        }

        world.Row("USDT-EUR").Status = ProductStatus.Offline;
        world.Judge(Start);

        Assert.Equal(UniverseReason.NeverTrade, world.Reason("USDT-EUR"));
        Assert.Equal(UniverseReason.QuoteCurrency, world.Reason("ETH-EUR"));
        Assert.Equal(UniverseReason.DataGap, world.Reason("BTC-USD"));
        world.Row("ETH-EUR").Status = ProductStatus.Offline;
        Assert.Equal(UniverseReason.Status, world.Judge(Start).Reason("ETH-EUR"));
    }
}

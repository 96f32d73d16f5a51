using Trading.Core.Market;
using Trading.Core.Policy;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.Policy;

public sealed class PolicyLoaderTests
{
    [Fact]
    public void Load_CompleteFile_NeedsNoBase()
    {
        var policy = PolicyLoader.Load(PolicyLoader.ShippedYaml.Replace("name: shipped", "name: mine"), "mine.yaml", TestPolicies.Vocabulary);

        Assert.Equal("mine", policy.Name);
        Assert.Equal(PolicyHash.Of(TestPolicies.Shipped), PolicyHash.Of(policy));
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
                NEW: {cap_pct_nav: 1.5, assets: [XYZ]}
            """);

        Assert.Equal(["BTC"], policy.Universe.Tier1);
        Assert.Equal(2m, policy.Risk.Clusters["MEME"].CapPctNav);
        Assert.Contains("PEPE", policy.Risk.Clusters["MEME"].Assets);
        Assert.Equal(10m, policy.Risk.Clusters["LAYER1"].CapPctNav);
        Assert.Equal(["DEFI", "LAYER1", "LAYER2", "MEME", "NEW"], policy.Risk.Clusters.Keys);
    }

    [Fact]
    public void Load_OverlayOfSignalOptions_MergesOptionByOption()
    {
        var options = TestPolicies.ShippedWith("signals: {options: {price_move: {chop_15m_pct: 9}}}").Signals.Options["price_move"];

        Assert.Equal(9, options["chop_15m_pct"]);
        Assert.Equal(2.5, options["chop_60m_pct"]);
    }

    [Fact]
    public void Load_OverlayOfTheRulesTable_ReplacesItWhole()
    {
        var policy = TestPolicies.ShippedWith("""
            signals: {enabled: [sma_cross]}
            regime:
              chop: {signals: [sma_cross]}
            rules:
              table:
                - {signal: sma_cross, stop_pct: null, target_pct: ~, max_hold_hours: , size_multiplier: 1, return_60m_pct_min: null, excluded_regimes: []}
            """);

        var rule = Assert.Single(policy.Rules.Table);
        Assert.Equal("sma_cross", rule.Signal);
        Assert.Null(rule.StopPct);
        Assert.Null(rule.TargetPct);
        Assert.Null(rule.MaxHoldHours);
        Assert.Null(rule.Return60mPctMin);
    }

    [Fact]
    public void Load_FeesOverlayOfTheRepository_ChangesOnlyTheScheduleAndItsName()
    {
        var policy = PolicyLoader.Load(PolicyFiles.Read("policy.fees-60-120.yaml"), "policy.fees-60-120.yaml", TestPolicies.Vocabulary);

        Assert.Equal(
            ["name: shipped -> fees-60-120", "costs.fee_schedule: default -> taker_120"],
            PolicyDiff.Between(TestPolicies.Shipped, policy).Select(change => change.ToString()));
        var tier = policy.Costs.FeeSchedules[policy.Costs.FeeSchedule].Single().Tiers.Single();
        Assert.Equal((60m, 120m), (tier.MakerBps, tier.TakerBps));
    }

    [Fact]
    public void Load_EveryKindOfValue_KeepsItExactly()
    {
        var policy = TestPolicies.ShippedWith("""
            cycle: {interval: 1h}
            regime: {reference_product: "ETH-USD", crash_trend_pct: -12.5}
            universe:
              is_discovery_on: false
              red_flags: [{asset: ABC, from: 2025-06-01T12:30:00Z, hours: 168, reason: 'exploit: drained'}]
            sizing: {risk_per_trade_pct_nav: 0.1234567890123456789}
            """);

        Assert.Equal(Interval.OneHour, policy.Cycle.Interval);
        Assert.Equal("ETH-USD", policy.Regime.ReferenceProduct.Value);
        Assert.Equal(-12.5, policy.Regime.CrashTrendPct);
        Assert.False(policy.Universe.IsDiscoveryOn);
        Assert.Equal(0.1234567890123456789m, policy.Sizing.RiskPerTradePctNav);
        var flag = Assert.Single(policy.Universe.RedFlags);
        Assert.Equal(("ABC", Timestamp.Utc(2025, 6, 1, 12, 30), 168, "exploit: drained"), (flag.Asset, flag.From, flag.Hours, flag.Reason));
    }

    [Fact]
    public void Load_ComplianceList_KeepsEachJudgementWithReasonAndSource()
    {
        var compliance = TestPolicies.ShippedWith("""
            universe:
              compliance:
                is_on: true
                include: [{asset: BTC, reason: spot commodity, source: board 2025-03}]
                exclude: [{asset: AAVE, reason: lending, source: board 2025-03}]
            """).Universe.Compliance;

        Assert.True(compliance.IsOn);
        var included = Assert.Single(compliance.Include);
        Assert.Equal(("BTC", "spot commodity", "board 2025-03"), (included.Asset, included.Reason, included.Source));
        Assert.Equal("AAVE", Assert.Single(compliance.Exclude).Asset);
    }

    [Fact]
    public void Load_Lists_CannotBeChangedAfterwards()
    {
        var tier1 = Assert.IsAssignableFrom<IList<string>>(TestPolicies.Shipped.Universe.Tier1);
        Assert.Throws<NotSupportedException>(() => tier1.Add("X"));
        var clusters = Assert.IsAssignableFrom<IDictionary<string, ClusterCap>>(TestPolicies.Shipped.Risk.Clusters);
        Assert.Throws<NotSupportedException>(clusters.Clear);
    }
}

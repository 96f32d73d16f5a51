using Trading.Core.Policy;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.Policy;

public sealed class PolicyDiffTests
{
    [Fact]
    public void Between_SamePolicy_IsEmpty() =>
        Assert.Empty(PolicyDiff.Between(TestPolicies.Shipped, TestPolicies.ShippedWith("risk: {daily_stop_pct: 3.0}")));

    [Fact]
    public void Between_ChangedValues_GivesPathOldAndNew()
    {
        var after = TestPolicies.ShippedWith("""
            name: tighter
            cycle: {interval: 1h}
            universe: {tier1: [BTC, ETH]}
            signals: {options: {trend_follow: {return_24h_pct: 2.5}}}
            sizing: {base_pct_nav: {t3: 0.5}}
            """);

        Assert.Equal(
            [
                "name: shipped -> tighter",
                "cycle.interval: 15m -> 1h",
                "universe.tier1: [BTC, ETH, SOL] -> [BTC, ETH]",
                "signals.options.trend_follow.return_24h_pct: 2 -> 2.5",
                "sizing.base_pct_nav.t3: 0.7 -> 0.5",
            ],
            Differences(after));
    }

    [Fact]
    public void Between_RuleAddedChangedAndRemoved_NamesRulesByTheirSignal()
    {
        var table = TestPolicies.Shipped.Rules.Table;
        var rules = table
            .Where(rule => rule.Signal != "reversal")
            .Select(rule => rule.Signal == "fade_spike" ? rule with { StopPct = null } : rule)
            .ToArray();
        var after = TestPolicies.Shipped with { Rules = TestPolicies.Shipped.Rules with { Table = rules } };

        var differences = Differences(after);

        Assert.Equal(
            "rules.table: [price_move, volume_spike, momentum_breakout, trend_follow, mean_reversion, fade_spike, reversal]"
            + " -> [price_move, volume_spike, momentum_breakout, trend_follow, mean_reversion, fade_spike]",
            differences[0]);
        Assert.Equal("rules.table[fade_spike].stop_pct: 6 -> null", differences[1]);
        Assert.Contains("rules.table[reversal].stop_pct: 12 -> (absent)", differences);
        Assert.Equal(2 + 7, differences.Length);
    }

    [Fact]
    public void Between_RulesInAnotherOrder_IsOneChange()
    {
        var rules = TestPolicies.Shipped.Rules with { Table = TestPolicies.Shipped.Rules.Table.Reverse().ToArray() };

        var change = Assert.Single(PolicyDiff.Between(TestPolicies.Shipped, TestPolicies.Shipped with { Rules = rules }));

        Assert.Equal("rules.table", change.Path);
        Assert.StartsWith("[reversal, fade_spike, ", change.New);
    }

    [Fact]
    public void Between_MapEntryAddedOrRemoved_IsAbsentOnOneSide()
    {
        var added = Differences(TestPolicies.ShippedWith("risk: {clusters: {NEW: {cap_pct_nav: 1, assets: [A]}}}"));
        Assert.Equal(["risk.clusters.NEW.cap_pct_nav: (absent) -> 1", "risk.clusters.NEW.assets: (absent) -> [A]"], added);

        var none = TestPolicies.Shipped.Risk with { Clusters = new Dictionary<string, ClusterCap>() };
        var removed = Differences(TestPolicies.Shipped with { Risk = none });
        Assert.Contains("risk.clusters.MEME.cap_pct_nav: 4 -> (absent)", removed);
        Assert.Contains("risk.clusters: (absent) -> {}", removed);
    }

    [Fact]
    public void Between_TwoEntriesOfOneKey_FallsBackToPositions()
    {
        var rule = TestPolicies.Shipped.Rules.Table[0];
        var rules = TestPolicies.Shipped.Rules with { Table = [rule, rule with { SizeMultiplier = 2 }] };

        var differences = Differences(TestPolicies.Shipped with { Rules = rules });

        Assert.Contains("rules.table[1].size_multiplier: (absent) -> 2", differences);
    }

    private static string[] Differences(TradingPolicy after) =>
        PolicyDiff.Between(TestPolicies.Shipped, after).Select(change => change.ToString()).ToArray();
}

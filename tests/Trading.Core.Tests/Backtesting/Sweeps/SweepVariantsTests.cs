using Trading.Core.Backtesting.Sweeps;
using Trading.Core.Policy;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.Backtesting.Sweeps;

public sealed class SweepVariantsTests
{
    [Fact]
    public void Of_Grid_CrossesAllValuesWithTheLastKeyFastest()
    {
        var variants = Of("grid", 6, "  risk.daily_stop_pct: [2, 3]\n  pacing.trades_per_day_max: [10, 11, 12]\n");

        Assert.Equal(["2 10", "2 11", "2 12", "3 10", "3 11", "3 12"], variants.Variants.Select(v => string.Join(' ', v.Values)));
        Assert.Equal(Enumerable.Range(0, 6), variants.Variants.Select(v => v.Index));
        Assert.All(variants.Variants, v => Assert.Equal(string.Join(' ', v.Values), $"{v.Policy.Risk.DailyStopPct} {v.Policy.Pacing.TradesPerDayMax}"));
        Assert.Equal(6, variants.Variants.Select(v => PolicyHash.Of(v.Policy)).Distinct().Count());
    }

    [Theory]
    [InlineData("rules.table[price_move].stop_pct", "5", "rules.table[price_move].stop_pct: 6 -> 5")]
    [InlineData("signals.options.price_move.chop_15m_pct", "1.25", "signals.options.price_move.chop_15m_pct: 1.2 -> 1.25")]
    [InlineData("signals.enabled", "[price_move, reversal]", "signals.enabled: [price_move, volume_spike, momentum_breakout, trend_follow, mean_reversion, fade_spike, reversal] -> [price_move, reversal]")]
    [InlineData("execution.is_maker_first", "false", "execution.is_maker_first: true -> false")]
    [InlineData("cycle.interval", "30m", "cycle.interval: 15m -> 30m")]
    [InlineData("regime.reference_product", "ETH-USD", "regime.reference_product: BTC-USD -> ETH-USD")]
    [InlineData("risk.clusters.MEME.cap_pct_nav", "3", "risk.clusters.MEME.cap_pct_nav: 4 -> 3")]
    [InlineData("costs.fee_schedules.default[1970-01-01T00:00:00Z].tiers[0].taker_bps", "80", "costs.fee_schedules.default[1970-01-01T00:00:00Z].tiers[0].taker_bps: 60 -> 80")]
    [InlineData("costs.fee_schedule", "taker_120", "costs.fee_schedule: default -> taker_120")]
    [InlineData("rules.table[volume_spike].return_60m_pct_min", "null", "rules.table[volume_spike].return_60m_pct_min: 2 -> null")]
    [InlineData("regime.bull.tier_multiplier.t2", "0.5", "regime.bull.tier_multiplier.t2: 1 -> 0.5")]
    public void Of_AnyKindOfKey_ChangesThatAlone(string key, string value, string change)
    {
        var variant = Assert.Single(Of("grid", 1, $"  {key}: [{value}]\n").Variants);

        var only = Assert.Single(PolicyDiff.Between(TestPolicies.Shipped, variant.Policy));
        Assert.Equal(change, $"{only.Path}: {only.Old} -> {only.New}");
        Assert.Equal([value], variant.Values.ToArray());
    }

    [Theory]
    [InlineData("risk.daily_stop: [3]", "s:5: 'risk.daily_stop' is not a value of the policy; expected a path such as rules.table[price_move].stop_pct; did you mean risk.daily_stop_pct?")]
    [InlineData("rules.table[nope].stop_pct: [3]", "s:5: 'rules.table[nope].stop_pct' is not a value of the policy")]
    [InlineData("rules.table[9].stop_pct: [3]", "s:5: 'rules.table[9].stop_pct' is not a value of the policy")]
    [InlineData("risk.daily_stop_pct.x: [3]", "s:5: 'risk.daily_stop_pct.x' is not a value of the policy")]
    [InlineData("signals.options.price_move.nope: [3]", "s:5: 'signals.options.price_move.nope' is not a value of the policy")]
    [InlineData("risk.daily_stop_pct: [abc]", "s:5: risk.daily_stop_pct is 'abc'; expected a number such as 2.5 (in the variant risk.daily_stop_pct = abc; skip_invalid: true leaves such out)")]
    [InlineData("risk.daily_stop_pct: [3, -1]", "s:5: risk.daily_stop_pct is -1; expected")]
    [InlineData("pacing.trades_per_day_max: [12.5]", "s:5: pacing.trades_per_day_max is '12.5'; expected a whole number")]
    [InlineData("signals.enabled: [[nope]]", "s:5: signals.enabled is 'nope'; expected")]
    [InlineData("risk.daily_stop_pct: {from: 1, to: 8, step: 1}", "sweep: the grid has 8 variants; expected at most the budget of 7")]
    public void Of_WhatThePolicyDoesNotTake_NamesTheLineOfTheSweep(string key, string message) =>
        Assert.StartsWith(message, Assert.Throws<InputException>(() => Of("grid", 7, $"  {key}\n")).Message, StringComparison.Ordinal);

    [Fact]
    public void Of_CombinationThatContradictsItself_IsLeftOutOnlyWhenAsked()
    {
        const string Keys = "  rules.table[price_move].stop_pct: [6, 12]\n  rules.table[price_move].target_pct: [12, 20]\n";

        var skipping = Of("grid", 4, Keys, "skip_invalid: true\n");

        Assert.Equal(["6 12", "6 20", "12 20"], skipping.Variants.Select(v => string.Join(' ', v.Values)));
        Assert.StartsWith("rules.table[price_move].stop_pct = 12, rules.table[price_move].target_pct = 12: line 6: ", Assert.Single(skipping.Skipped), StringComparison.Ordinal);
        Assert.Contains("target_pct is 12; expected more than stop_pct (12)", Assert.Throws<InputException>(() => Of("grid", 4, Keys)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_ValuesThatAreOneNumber_AreOneVariant() =>
        Assert.Equal(["2.5", "3"], Of("grid", 9, "  risk.daily_stop_pct: [2.5, 2.50, 3, 3.0]\n").Variants.Select(v => v.Values[0]));

    [Fact]
    public void Of_RandomSearch_IsFixedByItsSeed()
    {
        const string Keys = "  risk.daily_stop_pct: {from: 1, to: 5}\n  signals.options.volume_spike.other_ratio: {from: 1.5, to: 6, scale: log}\n  pacing.trades_per_day_max: {from: 5, to: 20, integer: true}\n  execution.is_maker_first: [true, false]\n";
        string[] Texts(string seed) => [.. Of("random", 200, Keys, seed).Variants.Select(v => string.Join(' ', v.Values))];

        var first = Texts("seed: 7\n");

        Assert.Equal(first, Texts("seed: 7\n"));
        Assert.NotEqual(first, Texts("seed: 8\n"));
        Assert.Equal((200, 200), (first.Length, first.Distinct().Count()));
        var policies = Of("random", 200, Keys, "seed: 7\n").Variants.Select(v => v.Policy).ToArray();
        Assert.All(policies, p => Assert.InRange(p.Risk.DailyStopPct, 1, 5));
        Assert.All(policies, p => Assert.InRange(p.Pacing.TradesPerDayMax, 5, 20));

        // Of a log scale half lies below the geometric mean, 3; of a linear one a third would.
        Assert.InRange(policies.Count(p => p.Signals.Options["volume_spike"].Values["other_ratio"] < 3), 80, 120);
        Assert.InRange(policies.Count(p => p.Execution.IsMakerFirst), 80, 120);
    }

    [Fact]
    public void Of_RandomSearchOfFewCombinations_GivesEachOnceAndEnds() =>
        Assert.Equal(["2", "3"], Of("random", 50, "  risk.daily_stop_pct: [2, 3]\n").Variants.Select(v => v.Values[0]).Order());

    private static SweepVariants Of(string search, int budget, string keys, string more = "name: sweep\n")
    {
        var yaml = $"schema_version: 1\nsearch: {search}\nbudget: {budget}\nkeys:\n{keys}{more}";
        return SweepVariants.Of(SweepFileReader.Read(yaml, "s"), TestPolicies.Shipped, TestPolicies.Vocabulary);
    }
}

using Trading.Core.Policy;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.Policy;

public sealed class PolicyValidationTests
{
    [Fact]
    public void Problems_Shipped_AreNone() => Assert.Empty(PolicyValidation.Problems(TestPolicies.Shipped, TestPolicies.Vocabulary, new Money(10_000)));

    [Theory]
    [InlineData("cycle: {interval: 7m}", "cycle.interval is 7m; expected an interval that divides a day, such as 15m or 1h")]
    [InlineData("cycle: {interval: 2d}", "cycle.interval is 2d; expected an interval that divides a day, such as 15m or 1h")]
    [InlineData("cycle: {interval: 1m, decision_delay_seconds: 60}", "cycle.decision_delay_seconds is 60; expected less than cycle.interval (1m)")]
    [InlineData("regime: {crash_trend_pct: -5}", "regime.crash_trend_pct is -5; expected less than regime.bear_trend_pct (-5)")]
    [InlineData("regime: {bull_trend_pct: 0, bear_trend_pct: 0}", "regime.bear_trend_pct is 0; expected less than regime.bull_trend_pct (0)")]
    [InlineData("regime: {bull_vol_pct_max: 101}", "regime.bull_vol_pct_max is 101; expected at most regime.crash_vol_pct (100)")]
    [InlineData("regime: {bear: {signals: [reversal]}}", "regime.bear.signals is [reversal]; expected an empty list, or size_multiplier, position_cap_multiplier and max_open_positions above 0")]
    [InlineData("regime: {chop: {max_open_positions: 0}}", "regime.chop.signals is [mean_reversion, fade_spike]; expected an empty list, or size_multiplier")]
    [InlineData("universe: {eligible_min: 31}", "universe.eligible_min is 31; expected at most universe.products_max (30)")]
    [InlineData("universe: {t2: {discovery_volume_24h_min: 80000001}}", "universe.t2.discovery_volume_24h_min is 80000001; expected at most universe.t1.discovery_volume_24h_min (80000000)")]
    [InlineData("universe: {t3: {discovery_volume_24h_min: 8000001}}", "universe.t3.discovery_volume_24h_min is 8000001; expected at most universe.t2.discovery_volume_24h_min (8000000)")]
    [InlineData("universe: {compliance: {is_on: true}}", "universe.compliance.include is []; expected at least one asset while universe.compliance.is_on is true")]
    [InlineData("universe: {tier1: [btc]}", "universe.tier1 is 'btc'; expected an asset in capitals and digits, such as BTC")]
    [InlineData("universe: {never_trade: [USDT-USD]}", "universe.never_trade is 'USDT-USD'; expected an asset in capitals and digits")]
    [InlineData("universe: {tier1: [BTC, ETH, BTC]}", "universe.tier1 is a list with BTC more than once; expected each name once")]
    [InlineData("universe: {tier1: [BTC, ADA]}", "universe.tier2 is a list with ADA; expected only assets that are not in universe.tier1")]
    [InlineData("universe: {tier1: [BTC, USDT]}", "universe.tier1 is a list with USDT; expected only assets that are not in universe.never_trade")]
    [InlineData("risk: {clusters: {MEME: {assets: [DOGE, DOGE]}}}", "risk.clusters.MEME.assets is a list with DOGE more than once; expected each name once")]
    public void Problems_MarketContradiction_IsNamed(string overlay, string message) => AssertProblem(overlay, message);

    [Theory]
    [InlineData("risk: {daily_stop_pct: 7}", "risk.daily_stop_pct is 7; expected less than risk.weekly_stop_pct (7)")]
    [InlineData("risk: {daily_stop_pct: 8}", "risk.daily_stop_pct is 8; expected less than risk.weekly_stop_pct (7)")]
    [InlineData("risk: {weekly_stop_pct: 11}", "risk.weekly_stop_pct is 11; expected at most risk.max_drawdown_pct (10), which stops for longer")]
    [InlineData("risk: {max_new_positions_per_cycle: 9}", "risk.max_new_positions_per_cycle is 9; expected at most risk.max_open_positions (8)")]
    [InlineData("risk: {position_cap_pct_nav: 26}", "risk.position_cap_pct_nav is 26; expected at most risk.total_exposure_pct_nav (25)")]
    [InlineData("pacing: {trades_per_day_max: 72}", "pacing.trades_per_day_max is 72; expected less than 24 x pacing.trades_per_hour_max (72), or it never binds")]
    [InlineData("pacing: {trades_per_hour_max: 7}", "pacing.trades_per_hour_max is 7; expected at most 6: pacing.min_seconds_between_trades (1200) allows 3 an hour")]
    [InlineData("pacing: {min_seconds_between_trades: 3600}", "pacing.trades_per_hour_max is 3; expected at most 2: pacing.min_seconds_between_trades (3600) allows 1 an hour")]
    public void Problems_RiskContradiction_IsNamed(string overlay, string message) => AssertProblem(overlay, message);

    [Theory]
    [InlineData("gate: {window_months: 6}", "gate.window_months is 6; expected 1, 3 or 12")]
    [InlineData("gate: {overfitting_blocks: 15}", "gate.overfitting_blocks is 15; expected an even number")]
    [InlineData("gate: {capital: {canary_pct: 25}}", "gate.capital.canary_pct is 25; expected less than quarter_pct (25)")]
    [InlineData("gate: {capital: {quarter_pct: 50}}", "gate.capital.quarter_pct is 50; expected less than half_pct (50)")]
    [InlineData("gate: {capital: {half_pct: 100}}", "gate.capital.half_pct is 100; expected less than 100, which is the last step")]
    [InlineData("gate: {second_fee_schedule: none}", "gate.second_fee_schedule")]
    public void Problems_GateContradiction_IsNamed(string overlay, string message) => AssertProblem(overlay, message);

    [Theory]
    [InlineData("pacing: {trades_per_day_max: 71}")]
    [InlineData("pacing: {trades_per_hour_max: 6}")]
    [InlineData("pacing: {min_seconds_between_trades: 0, trades_per_hour_max: 1000}")]
    [InlineData("risk: {daily_stop_pct: 6.99}")]
    [InlineData("risk: {weekly_stop_pct: 10}")]
    [InlineData("execution: {ttl_seconds: 30, ttl_seconds_min: 30}")]
    [InlineData("costs: {fee_schedules: {default: [{from: 2020-01-01, tiers: [{volume_30d_min: 0, maker_bps: 60, taker_bps: 60}]}]}}")]
    public void Problems_JustInsideALimit_AreNone(string overlay) => Assert.NotNull(TestPolicies.ShippedWith(overlay));

    [Theory]
    [InlineData(12, "12")]
    [InlineData(11.5, "11.5")]
    public void Problems_TargetNotAboveStop_NamesTheRule(double stop, string text)
    {
        var rule = TestPolicies.Shipped.Rules.Table[0] with { StopPct = 12m, TargetPct = (decimal)stop };

        var problem = Assert.Single(ProblemsOf(TestPolicies.Shipped with { Rules = WithRule(rule) }));

        Assert.Equal($"rules.table[price_move].target_pct is {text}; expected more than stop_pct (12)", problem.ToString());
    }

    [Fact]
    public void Problems_RuleWithoutStopOrTarget_AreNone()
    {
        var rule = TestPolicies.Shipped.Rules.Table[0];

        Assert.Empty(ProblemsOf(TestPolicies.Shipped with { Rules = WithRule(rule with { StopPct = null }) }));
        Assert.Empty(ProblemsOf(TestPolicies.Shipped with { Rules = WithRule(rule with { TargetPct = null }) }));
    }

    [Theory]
    [InlineData("rules: {conviction: {min: 0.98}}", "rules.conviction.min is 0.98; expected at most the sum of all weights and boosts (0.97), or nothing is ever proposed")]
    [InlineData("rules: {conviction: {scale_base: 0, scale_slope: 0}}", "rules.conviction.scale_slope is 0; expected more than 0 while scale_base is 0")]
    [InlineData("costs: {fee_schedules: {x: []}}", "costs.fee_schedules.x is []; expected at least one period")]
    [InlineData("costs: {fee_schedules: {x: [{from: 2020-01-01, tiers: []}]}}", "costs.fee_schedules.x[2020-01-01T00:00:00Z].tiers is []; expected a first tier with volume_30d_min 0")]
    [InlineData("costs: {fee_schedules: {x: [{from: 2020-01-01, tiers: [{volume_30d_min: 5, maker_bps: 1, taker_bps: 2}]}]}}", "tiers is a list from 5 on; expected a first tier with volume_30d_min 0")]
    [InlineData("costs: {fee_schedules: {x: [{from: 2020-01-01, tiers: [{volume_30d_min: 0, maker_bps: 3, taker_bps: 2}]}]}}", "costs.fee_schedules.x[2020-01-01T00:00:00Z].tiers[0].maker_bps is 3; expected at most taker_bps (2)")]
    [InlineData("execution: {ttl_seconds_min: 31}", "execution.ttl_seconds_min is 31; expected at most execution.ttl_seconds_max (30)")]
    [InlineData("execution: {ttl_seconds: 5}", "execution.ttl_seconds is 5; expected execution.ttl_seconds_min to ttl_seconds_max (6 to 30)")]
    [InlineData("execution: {ttl_seconds: 31}", "execution.ttl_seconds is 31; expected execution.ttl_seconds_min to ttl_seconds_max (6 to 30)")]
    [InlineData("cycle: {interval: 1m}\nexecution: {ttl_seconds: 30, requotes_max: 1}", "execution.requotes_max is 1; expected so few that the orders of a cycle (51 s after a delay of 20 s) end inside cycle.interval (1m)")]
    [InlineData("simulation: {pessimistic: {participation_pct: 11}}", "simulation.pessimistic.participation_pct is 11; expected at most that of simulation.base (10)")]
    [InlineData("simulation: {pessimistic: {touch_fill_probability: 0.31}}", "simulation.pessimistic.touch_fill_probability is 0.31; expected at most that of simulation.base (0.3)")]
    [InlineData("simulation: {optimistic: {participation_pct: 9}}", "simulation.base.participation_pct is 10; expected at most that of simulation.optimistic (9)")]
    public void Problems_TradingContradiction_IsNamed(string overlay, string message) => AssertProblem(overlay, message);

    [Fact]
    public void Problems_FeePeriodsAndTiersOutOfOrder_AreNamed()
    {
        AssertProblem(
            """
            costs:
              fee_schedules:
                x:
                  - {from: 2021-01-01, tiers: [{volume_30d_min: 0, maker_bps: 1, taker_bps: 2}]}
                  - {from: 2020-01-01, tiers: [{volume_30d_min: 0, maker_bps: 1, taker_bps: 2}]}
            """,
            "costs.fee_schedules.x[2020-01-01T00:00:00Z].from is 2020-01-01T00:00:00Z; expected later than the period before (2021-01-01T00:00:00Z)");
        AssertProblem(
            """
            costs:
              fee_schedules:
                x:
                  - from: 2021-01-01
                    tiers:
                      - {volume_30d_min: 0, maker_bps: 3, taker_bps: 4}
                      - {volume_30d_min: 100, maker_bps: 2, taker_bps: 3}
                      - {volume_30d_min: 100, maker_bps: 1, taker_bps: 2}
            """,
            "volume_30d_min is 100; expected more than the tier before (100)");
    }

    [Fact]
    public void Validate_Contradiction_ThrowsWithThePolicysName()
    {
        var policy = TestPolicies.Shipped with { Risk = TestPolicies.Shipped.Risk with { DailyStopPct = 8 } };

        Assert.Equal(
            "policy shipped: risk.daily_stop_pct is 8; expected less than risk.weekly_stop_pct (7)",
            Assert.Throws<InputException>(() => PolicyValidation.Validate(policy, TestPolicies.Vocabulary)).Message);
        PolicyValidation.Validate(TestPolicies.Shipped, TestPolicies.Vocabulary);
    }

    private static RulesPolicy WithRule(RulePolicy rule) => TestPolicies.Shipped.Rules with
    {
        Table = TestPolicies.Shipped.Rules.Table.Select(other => other.Signal == rule.Signal ? rule : other).ToArray(),
    };

    private static IReadOnlyList<PolicyProblem> ProblemsOf(TradingPolicy policy) => PolicyValidation.Problems(policy, TestPolicies.Vocabulary);

    private static void AssertProblem(string overlay, string message) =>
        Assert.Contains(message, Assert.Throws<InputException>(() => TestPolicies.ShippedWith(overlay)).Message);
}

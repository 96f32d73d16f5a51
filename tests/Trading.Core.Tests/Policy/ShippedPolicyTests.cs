using System.Globalization;
using Trading.Core.Policy;
using Trading.Core.Policy.Reading;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.Policy;

/// <summary>The shipped numbers, written down a second time from the specification.</summary>
public sealed class ShippedPolicyTests
{
    private static readonly Dictionary<string, string> Leaves =
        PolicyLeaves.Of(TestPolicies.Shipped).ToDictionary(leaf => leaf.Path, leaf => leaf.Text);

    [Theory]
    [InlineData("cycle", "interval 15m, decision_delay_seconds 20")]
    [InlineData("features", "hole_share_max_pct 10")]
    [InlineData("regime", "reference_product BTC-USD, crash_trend_pct -10, crash_vol_pct 100, bull_trend_pct 10, bull_vol_pct_max 60, bear_trend_pct -5")]
    [InlineData("regime.bull", "size_multiplier 1, max_open_positions 8, atr_ratio_min 1.2")]
    [InlineData("regime.chop", "size_multiplier 0.5, max_open_positions 6, atr_ratio_min 1.05")]
    [InlineData("regime.bear", "size_multiplier 0, max_open_positions 0, atr_ratio_min 1.2")]
    [InlineData("regime.crash", "size_multiplier 0, max_open_positions 0, atr_ratio_min 1.2")]
    [InlineData("universe", "quote_currency USD, spread_bps_max 80, near_threshold_share 0.95, near_threshold_spread_bps_max 30, tier3_age_hours_min 72")]
    [InlineData("universe", "products_max 30, is_discovery_on true, refresh_minutes 60, failures_to_leave 3, eligible_min 2")]
    [InlineData("universe.t1", "spread_bps_max 20, quote_volume_24h_min 10000000, depth_notional_min 100000, discovery_volume_24h_min 80000000, discovery_products_max 10")]
    [InlineData("universe.t2", "spread_bps_max 35, quote_volume_24h_min 5000000, depth_notional_min 25000, discovery_volume_24h_min 8000000, discovery_products_max 20")]
    [InlineData("universe.t3", "spread_bps_max 60, quote_volume_24h_min 2000000, depth_notional_min 10000, discovery_volume_24h_min 5000000, discovery_products_max 0")]
    [InlineData("universe.compliance", "is_on false")]
    [InlineData("signals", "fallback_after_empty_scans 4, fallback_relax_pct 30")]
    [InlineData("signals.quality_gate", "mean_distance_pct_max 10, thin_volume_ratio 0.1, is_atr_gate_on true")]
    [InlineData("rules", "score_min 0.2")]
    [InlineData("rules.conviction", "strength_weight 0.5, confidence_weight 0.3, above_vwap_boost 0.04, higher_low_boost 0.04, rsi_cross_boost 0.03")]
    [InlineData("rules.conviction", "bounce_boost 0.04, tier1_boost 0.02, min 0.3, scale_base 0.5, scale_slope 0.5")]
    [InlineData("sizing", "base_pct_nav.t1 3, base_pct_nav.t2 2, base_pct_nav.t3 0.7, risk_per_trade_pct_nav 0.15, vol_target_pct 50, vol_floor_pct 10")]
    [InlineData("risk", "api_errors_max 3, daily_stop_pct 3, weekly_stop_pct 7, max_drawdown_pct 10, consecutive_losses_max 3, consecutive_losses_pause_minutes 60")]
    [InlineData("risk", "max_open_positions 8, max_new_positions_per_cycle 1, position_cap_pct_nav 3, total_exposure_pct_nav 25")]
    [InlineData("risk.clusters", "LAYER1.cap_pct_nav 10, LAYER2.cap_pct_nav 6, MEME.cap_pct_nav 4, DEFI.cap_pct_nav 5")]
    [InlineData("risk.pyramiding", "is_on false, spacing_seconds 600, adds_per_day_max 1")]
    [InlineData("pacing", "min_seconds_between_trades 1200, cooldown_minutes_after_entry 30, cooldown_minutes_after_win 10, cooldown_minutes_after_loss 60")]
    [InlineData("pacing", "cooldown_minutes_after_stop 120, cooldown_cycles_after_no_fill 1, trades_per_hour_max 3, trades_per_day_max 12")]
    [InlineData("costs", "fee_schedule default, spread_bps.t1 10, spread_bps.t2 20, spread_bps.t3 40, impact_coefficient 0.5")]
    [InlineData("execution", "is_maker_first true, market_below_notional 6, ttl_seconds 15, ttl_requote_factor 0.7, ttl_seconds_min 6, ttl_seconds_max 30, requotes_max 1")]
    [InlineData("execution", "post_only_retries_max 1, slippage_budget_bps.t1 35, slippage_budget_bps.t2 45, slippage_budget_bps.t3 60, gtd_grace_seconds 30")]
    [InlineData("execution", "quote_age_seconds_max 5, spread_bps_max 100, depth_multiple_min 2")]
    [InlineData("simulation", "optimistic.participation_pct 25, base.participation_pct 10, pessimistic.participation_pct 2.5, base.touch_fill_probability 0.3")]
    [InlineData("simulation", "optimistic.touch_fill_probability 1, pessimistic.touch_fill_probability 0")]
    [InlineData("gate", "windows_positive_pct_min 60, regime_trades_min 30, trades_min 100, deflated_sharpe_min 0.95, overfitting_probability_max 0.2")]
    [InlineData("gate", "superior_ability_p_max 0.05, drawdown_pct_max 15, contribution_pct_max 40, second_fee_schedule taker_120")]
    [InlineData("gate", "paper.days_min 30, paper.trades_min 30, capital.quarter_pct 25, capital.half_pct 50")]
    public void Section_EachNumber_IsTheDefault(string section, string numbers)
    {
        foreach (var number in numbers.Split(", "))
        {
            var (name, value) = (number.Split(' ')[0], number.Split(' ')[1]);
            Assert.Equal($"{name} {value}", $"{name} {Leaves[$"{section}.{name}"]}");
        }
    }

    [Theory]
    [InlineData("price_move", "6 12 48 1")]
    [InlineData("volume_spike", "8 15 72 1")]
    [InlineData("momentum_breakout", "6 20 120 1.2")]
    [InlineData("trend_follow", "8 15 72 1")]
    [InlineData("mean_reversion", "6 9 36 0.7")]
    [InlineData("fade_spike", "6 9 36 0.7")]
    [InlineData("reversal", "12 25 48 0.8")]
    public void Rule_StopTargetHoldAndSize_AreTheDefault(string signal, string numbers)
    {
        var rule = TestPolicies.Shipped.Rules.Table.Single(rule => rule.Signal == signal);

        Assert.Equal(numbers, string.Create(CultureInfo.InvariantCulture, $"{rule.StopPct} {rule.TargetPct} {rule.MaxHoldHours} {rule.SizeMultiplier}"));
        Assert.Equal(signal == "volume_spike" ? 2.0 : null, rule.Return60mPctMin);
        Assert.Equal(signal == "reversal" ? ["crash"] : [], rule.ExcludedRegimes);
    }

    [Theory]
    [InlineData("price_move", "chop_15m_pct 1.2, chop_60m_pct 2.5, bull_15m_pct 1.5, bull_60m_pct 3.5, bear_15m_pct 3, bear_60m_pct 7")]
    [InlineData("price_move", "chop_volume_ratio 1.8, bull_volume_ratio 2, bear_volume_ratio 2, both_strength 0.8, both_confidence 0.85")]
    [InlineData("price_move", "short_strength 0.6, short_confidence 0.7, long_strength 0.7, long_confidence 0.75")]
    [InlineData("volume_spike", "chop_ratio 1.8, other_ratio 2, strength_divisor 3, confidence_divisor 4")]
    [InlineData("momentum_breakout", "high_share 0.995, return_24h_pct 2, strength 0.7, confidence 0.8")]
    [InlineData("trend_follow", "return_24h_pct 2, ema_slope_pct_per_hour 0.05, strength_divisor_pct 10")]
    [InlineData("mean_reversion", "distance_pct 3, rsi_max 35, z_score_max -1.2, strength_divisor_pct 6, confidence_rsi_base 50")]
    [InlineData("fade_spike", "chop_60m_pct 2.5, bull_60m_pct 3.5, bear_60m_pct 7, volume_ratio 1.8, bounce_pct 0.6, strength_divisor_pct 2, confidence_divisor 4")]
    [InlineData("reversal", "low_distance_pct 10, bounce_pct 5, ema_slope_pct_per_hour 0.05, strength_divisor_pct 20, confidence 0.6")]
    public void SignalOptions_EachThreshold_IsTheDefault(string signal, string numbers) =>
        Section_EachNumber_IsTheDefault($"signals.options.{signal}", numbers);

    [Fact]
    public void Lists_SignalsAndTiers_AreTheDefault()
    {
        Assert.Equal("[price_move, volume_spike, momentum_breakout, trend_follow, mean_reversion, fade_spike, reversal]", Leaves["signals.enabled"]);
        Assert.Equal("[momentum_breakout, trend_follow, price_move, volume_spike]", Leaves["regime.bull.signals"]);
        Assert.Equal("[mean_reversion, fade_spike]", Leaves["regime.chop.signals"]);
        Assert.Equal("[]", Leaves["regime.bear.signals"]);
        Assert.Equal("[]", Leaves["regime.crash.signals"]);
        Assert.Equal("[BTC, ETH, SOL]", Leaves["universe.tier1"]);
        Assert.Equal("[DOGE, XRP, ADA, AVAX, DOT, LINK, UNI, ATOM, ALGO, XLM, HBAR, LTC, BCH]", Leaves["universe.tier2"]);
    }

    [Fact]
    public void FeeSchedules_DefaultAndTheDearerOne_AreBothThere()
    {
        Assert.Equal("40 60", Fees("default"));
        Assert.Equal("60 120", Fees("taker_120"));
    }

    private static string Fees(string schedule)
    {
        var tier = TestPolicies.Shipped.Costs.FeeSchedules[schedule].Single().Tiers.Single();
        return $"{tier.MakerBps} {tier.TakerBps}";
    }

    [Theory]
    [InlineData("USDT")]
    [InlineData("USDC")]
    [InlineData("DAI")]
    [InlineData("EURC")]
    public void NeverTrade_Stablecoins_AreListed(string asset) => Assert.Contains(asset, TestPolicies.Shipped.Universe.NeverTrade);

    [Fact]
    public void Shipped_EveryListedAsset_HasARoleOfItsOwn()
    {
        var universe = TestPolicies.Shipped.Universe;
        var clustered = TestPolicies.Shipped.Risk.Clusters.Values.SelectMany(cluster => cluster.Assets).ToArray();

        Assert.Equal(clustered.Length, clustered.Distinct().Count());
        Assert.Empty(clustered.Intersect(universe.NeverTrade));
        Assert.Empty(universe.Tier1.Concat(universe.Tier2).Except(clustered));
    }

    [Fact]
    public void Shipped_TheReferenceStrategy_CanBeSaidInAnOverlay()
    {
        var policy = TestPolicies.ShippedWith("""
            name: sma-cross
            cycle: {interval: 1d, decision_delay_seconds: 0}
            regime: {chop: {signals: [sma_cross], size_multiplier: 1, position_cap_multiplier: 1}}
            signals: {enabled: [sma_cross]}
            rules:
              table:
                - {signal: sma_cross, stop_pct: null, target_pct: null, max_hold_hours: null, size_multiplier: 1, return_60m_pct_min: null, excluded_regimes: []}
            sizing: {base_pct_nav: {t1: 100}, vol_target_pct: 0}
            risk: {daily_stop_pct: 98, weekly_stop_pct: 99, max_drawdown_pct: 100, position_cap_pct_nav: 100, total_exposure_pct_nav: 100}
            """);

        Assert.Empty(PolicyValidation.Problems(policy, TestPolicies.Vocabulary, new Money(100_000)));
    }
}

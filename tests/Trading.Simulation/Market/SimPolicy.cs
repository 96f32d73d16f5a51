using Trading.Core.Policy;
using Trading.Core.Signals;

namespace Trading.Simulation.Market;

/// <summary>The shipped policy with cheap signals and close stops, so that a few days hold many entries, exits, stops and requotes.</summary>
internal static class SimPolicy
{
    private const string Changes =
        """
        extends: shipped
        name: simulation
        cycle: {interval: 1h, decision_delay_seconds: 20}
        regime:
          crash_trend_pct: -60
          crash_vol_pct: 500
          bull: {signals: [price_move, trend_follow], size_multiplier: 1, position_cap_multiplier: 1, max_open_positions: 2, atr_ratio_min: 0}
          chop: {signals: [price_move, trend_follow], size_multiplier: 1, position_cap_multiplier: 1, max_open_positions: 2, atr_ratio_min: 0}
          bear: {signals: [price_move, trend_follow], size_multiplier: 1, position_cap_multiplier: 1, max_open_positions: 2, atr_ratio_min: 0}
        universe:
          t1: {quote_volume_24h_min: 0, depth_notional_min: 1000, discovery_volume_24h_min: 0}
          t2: {quote_volume_24h_min: 0, depth_notional_min: 1000, discovery_volume_24h_min: 0}
          t3: {quote_volume_24h_min: 0, depth_notional_min: 1000, discovery_volume_24h_min: 0}
          eligible_min: 1
          candle_age_seconds_max: 7200
        signals:
          enabled: [price_move, trend_follow]
          quality_gate: {mean_distance_pct_max: 0, is_atr_gate_on: false}
          options:
            price_move: {chop_60m_pct: 0.15, bull_60m_pct: 0.15, bear_60m_pct: 0.15, chop_volume_ratio: 0.1, bull_volume_ratio: 0.1, bear_volume_ratio: 0.1}
            trend_follow: {return_24h_pct: 0.5, ema_slope_pct_per_hour: 0.01, strength_divisor_pct: 2}
        rules:
          score_min: 0.05
          conviction: {min: 0.1}
          table:
            - {signal: price_move, stop_pct: 0.8, target_pct: 1, max_hold_hours: 4, size_multiplier: 1, return_60m_pct_min: null, excluded_regimes: []}
            - {signal: trend_follow, stop_pct: 1.2, target_pct: 1.5, max_hold_hours: 5, size_multiplier: 1, return_60m_pct_min: null, excluded_regimes: []}
        sizing: {base_pct_nav: {t1: 6, t2: 5, t3: 4}, risk_per_trade_pct_nav: 1, vol_target_pct: 0}
        risk:
          candle_age_seconds_max: 3900
          volatility_crash_pct: 1000
          max_open_positions: 2
          position_cap_pct_nav: 5
          total_exposure_pct_nav: 9
          consecutive_losses_max: 6
        pacing:
          cooldown_minutes_after_loss: 30
          cooldown_minutes_after_stop: 90
          trades_per_day_max: 14
          trades_per_hour_max: 2
        """;

    /// <summary>The policy of the first instance.</summary>
    public static TradingPolicy First { get; } = Load(Changes);

    /// <summary>Of a second instance that runs another version: smaller positions, other stops.</summary>
    public static TradingPolicy Second { get; } = Load(Changes
        .Replace("base_pct_nav: {t1: 6,", "base_pct_nav: {t1: 3,", StringComparison.Ordinal)
        .Replace("stop_pct: 0.8", "stop_pct: 0.6", StringComparison.Ordinal));

    private static TradingPolicy Load(string yaml) => PolicyLoader.Load(yaml, "simulation.yaml", SignalRegistry.Vocabulary);
}

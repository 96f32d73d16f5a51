using Trading.Core.Policy;

namespace Trading.Core.Tests.Testing;

/// <summary>Policies for tests: the shipped one, and the shipped one with changes.</summary>
internal static class TestPolicies
{
    /// <summary>The signals and options that the shipped policy speaks of.</summary>
    public static PolicyVocabulary Vocabulary { get; } = new(new Dictionary<string, IReadOnlyList<string>>
    {
        ["price_move"] =
        [
            "chop_15m_pct", "chop_60m_pct", "bull_15m_pct", "bull_60m_pct", "bear_15m_pct", "bear_60m_pct",
            "chop_volume_ratio", "bull_volume_ratio", "bear_volume_ratio", "both_strength", "both_confidence",
            "short_strength", "short_confidence", "long_strength", "long_confidence",
        ],
        ["volume_spike"] = ["chop_ratio", "other_ratio", "strength_divisor", "confidence_divisor"],
        ["momentum_breakout"] = ["high_share", "return_24h_pct", "strength", "confidence"],
        ["trend_follow"] = ["return_24h_pct", "ema_slope_pct_per_hour", "strength_divisor_pct"],
        ["mean_reversion"] = ["distance_pct", "rsi_max", "z_score_max", "strength_divisor_pct", "confidence_rsi_base"],
        ["fade_spike"] =
        [
            "chop_60m_pct", "bull_60m_pct", "bear_60m_pct", "volume_ratio", "bounce_pct", "strength_divisor_pct", "confidence_divisor",
        ],
        ["reversal"] = ["low_distance_pct", "bounce_pct", "ema_slope_pct_per_hour", "strength_divisor_pct", "confidence"],
        ["event_driven"] = ["volume_ratio", "atr_ratio", "strength", "confidence"],
        ["regime_signal"] = ["strength", "confidence"],
        ["sma_cross"] = ["fast", "slow", "strength", "confidence"],
    });

    /// <summary>The policy in infra/policy/policy.yaml.</summary>
    public static TradingPolicy Shipped { get; } = PolicyLoader.Shipped(Vocabulary);

    /// <summary>The shipped policy with the keys of <paramref name="overlayYaml"/> on top (no "extends" line needed).</summary>
    public static TradingPolicy ShippedWith(string overlayYaml) =>
        PolicyLoader.Load($"extends: shipped\n{overlayYaml}", "test.yaml", Vocabulary);
}

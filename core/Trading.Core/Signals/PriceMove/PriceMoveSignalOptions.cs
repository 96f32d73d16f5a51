using Trading.Core.Policy;

namespace Trading.Core.Signals.PriceMove;

/// <summary>When a move over 15 or 60 minutes is remarkable, and what it is worth.</summary>
/// <param name="Chop">Thresholds without direction.</param>
/// <param name="Bull">Thresholds in a bull market.</param>
/// <param name="Bear">Thresholds in a bear market and in a crash.</param>
/// <param name="BothStrength">Strength where both windows moved, 0 to 1.</param>
/// <param name="BothConfidence">Confidence where both windows moved, 0 to 1.</param>
/// <param name="ShortStrength">Strength where only the 15 minutes moved, 0 to 1.</param>
/// <param name="ShortConfidence">Confidence where only the 15 minutes moved, 0 to 1.</param>
/// <param name="LongStrength">Strength where only the 60 minutes moved, 0 to 1.</param>
/// <param name="LongConfidence">Confidence where only the 60 minutes moved, 0 to 1.</param>
public sealed record PriceMoveSignalOptions(
    PriceMoveThresholds Chop,
    PriceMoveThresholds Bull,
    PriceMoveThresholds Bear,
    double BothStrength,
    double BothConfidence,
    double ShortStrength,
    double ShortConfidence,
    double LongStrength,
    double LongConfidence)
{
    /// <summary>The options by their names in policy.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "chop_15m_pct", "chop_60m_pct", "chop_volume_ratio",
        "bull_15m_pct", "bull_60m_pct", "bull_volume_ratio",
        "bear_15m_pct", "bear_60m_pct", "bear_volume_ratio",
        "both_strength", "both_confidence",
        "short_strength", "short_confidence",
        "long_strength", "long_confidence",
    ];

    /// <exception cref="InputException">An option is missing or out of range.</exception>
    public static PriceMoveSignalOptions From(SignalSettings settings)
    {
        var read = new SignalOptionReader(PriceMoveSignal.SignalName, settings);
        return new(
            ThresholdsOf(read, "chop"),
            ThresholdsOf(read, "bull"),
            ThresholdsOf(read, "bear"),
            read.Share("both_strength"),
            read.Share("both_confidence"),
            read.Share("short_strength"),
            read.Share("short_confidence"),
            read.Share("long_strength"),
            read.Share("long_confidence"));
    }

    private static PriceMoveThresholds ThresholdsOf(SignalOptionReader read, string regime) => new(
        read.NotNegative($"{regime}_15m_pct"),
        read.NotNegative($"{regime}_60m_pct"),
        read.NotNegative($"{regime}_volume_ratio"));
}

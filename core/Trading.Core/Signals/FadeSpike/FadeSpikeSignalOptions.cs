using Trading.Core.Policy;

namespace Trading.Core.Signals.FadeSpike;

/// <summary>When a sudden fall is worth buying.</summary>
/// <param name="ChopFall60mPct">Fall that must be exceeded in chop, percent.</param>
/// <param name="BullFall60mPct">The same in a bull market.</param>
/// <param name="BearFall60mPct">The same in a bear market and in a crash.</param>
/// <param name="VolumeRatio">Smallest volume ratio.</param>
/// <param name="BouncePct">Smallest rise off the low, percent of it.</param>
/// <param name="StrengthDivisorPct">Strength = bounce / this, percent.</param>
/// <param name="ConfidenceDivisor">Confidence = volume ratio / this.</param>
public sealed record FadeSpikeSignalOptions(
    double ChopFall60mPct,
    double BullFall60mPct,
    double BearFall60mPct,
    double VolumeRatio,
    double BouncePct,
    double StrengthDivisorPct,
    double ConfidenceDivisor)
{
    /// <summary>The options by their names in policy.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "chop_60m_pct", "bull_60m_pct", "bear_60m_pct",
        "volume_ratio", "bounce_pct",
        "strength_divisor_pct", "confidence_divisor",
    ];

    /// <exception cref="InputException">An option is missing or out of range.</exception>
    public static FadeSpikeSignalOptions From(SignalSettings settings)
    {
        var read = new SignalOptionReader(FadeSpikeSignal.SignalName, settings);
        return new(
            read.NotNegative("chop_60m_pct"),
            read.NotNegative("bull_60m_pct"),
            read.NotNegative("bear_60m_pct"),
            read.NotNegative("volume_ratio"),
            read.NotNegative("bounce_pct"),
            read.Positive("strength_divisor_pct"),
            read.Positive("confidence_divisor"));
    }
}

using Trading.Core.Policy;

namespace Trading.Core.Signals.VolumeSpike;

/// <summary>When volume is remarkable.</summary>
/// <param name="ChopRatio">Smallest volume ratio in chop.</param>
/// <param name="OtherRatio">Smallest volume ratio in every other regime.</param>
/// <param name="StrengthDivisor">Strength = (ratio - 1) / this.</param>
/// <param name="ConfidenceDivisor">Confidence = ratio / this.</param>
public sealed record VolumeSpikeSignalOptions(double ChopRatio, double OtherRatio, double StrengthDivisor, double ConfidenceDivisor)
{
    /// <summary>The options by their names in policy.</summary>
    public static IReadOnlyList<string> Names { get; } = ["chop_ratio", "other_ratio", "strength_divisor", "confidence_divisor"];

    /// <exception cref="InputException">An option is missing or out of range.</exception>
    public static VolumeSpikeSignalOptions From(SignalSettings settings)
    {
        var read = new SignalOptionReader(VolumeSpikeSignal.SignalName, settings);
        return new(
            read.Positive("chop_ratio"),
            read.Positive("other_ratio"),
            read.Positive("strength_divisor"),
            read.Positive("confidence_divisor"));
    }
}

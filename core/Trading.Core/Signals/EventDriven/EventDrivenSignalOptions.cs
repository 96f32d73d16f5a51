using Trading.Core.Policy;

namespace Trading.Core.Signals.EventDriven;

/// <summary>When volume and volatility together look like news.</summary>
/// <param name="VolumeRatio">Smallest volume ratio.</param>
/// <param name="AtrRatio">Smallest hourly ATR over its 7-day median.</param>
/// <param name="Strength">Strength of the trigger, 0 to 1.</param>
/// <param name="Confidence">Confidence of the trigger, 0 to 1.</param>
public sealed record EventDrivenSignalOptions(double VolumeRatio, double AtrRatio, double Strength, double Confidence)
{
    /// <summary>The options by their names in policy.</summary>
    public static IReadOnlyList<string> Names { get; } = ["volume_ratio", "atr_ratio", "strength", "confidence"];

    /// <exception cref="InputException">An option is missing or out of range.</exception>
    public static EventDrivenSignalOptions From(SignalSettings settings)
    {
        var read = new SignalOptionReader(EventDrivenSignal.SignalName, settings);
        return new(
            read.NotNegative("volume_ratio"),
            read.NotNegative("atr_ratio"),
            read.Share("strength"),
            read.Share("confidence"));
    }
}

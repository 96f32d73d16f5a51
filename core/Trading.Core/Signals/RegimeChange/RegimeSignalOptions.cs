using Trading.Core.Policy;

namespace Trading.Core.Signals.RegimeChange;

/// <summary>What a change of regime is worth.</summary>
/// <param name="Strength">Strength of the trigger, 0 to 1.</param>
/// <param name="Confidence">Confidence of the trigger, 0 to 1.</param>
public sealed record RegimeSignalOptions(double Strength, double Confidence)
{
    /// <summary>The options by their names in policy.</summary>
    public static IReadOnlyList<string> Names { get; } = ["strength", "confidence"];

    /// <exception cref="InputException">An option is missing or out of range.</exception>
    public static RegimeSignalOptions From(SignalSettings settings)
    {
        var read = new SignalOptionReader(RegimeSignal.SignalName, settings);
        return new(read.Share("strength"), read.Share("confidence"));
    }
}

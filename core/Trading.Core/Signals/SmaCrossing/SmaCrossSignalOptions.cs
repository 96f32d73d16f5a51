using Trading.Core.Policy;

namespace Trading.Core.Signals.SmaCrossing;

/// <summary>Which two averages cross.</summary>
/// <param name="Fast">Candles in the fast average, 1 to 1000.</param>
/// <param name="Slow">Candles in the slow average, more than in the fast one.</param>
/// <param name="Strength">Strength of the trigger, 0 to 1.</param>
/// <param name="Confidence">Confidence of the trigger, 0 to 1.</param>
public sealed record SmaCrossSignalOptions(int Fast, int Slow, double Strength, double Confidence)
{
    /// <summary>The options by their names in policy.</summary>
    public static IReadOnlyList<string> Names { get; } = ["fast", "slow", "strength", "confidence"];

    /// <exception cref="InputException">An option is missing or out of range.</exception>
    public static SmaCrossSignalOptions From(SignalSettings settings)
    {
        var read = new SignalOptionReader(SmaCrossSignal.SignalName, settings);
        var options = new SmaCrossSignalOptions(read.Bars("fast"), read.Bars("slow"), read.Share("strength"), read.Share("confidence"));
        return options.Fast < options.Slow
            ? options
            : throw read.Wrong("fast", options.Fast, $"less than slow ({options.Slow})");
    }
}

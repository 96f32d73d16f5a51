using Trading.Core.Policy;

namespace Trading.Core.Signals.MomentumBreakout;

/// <summary>When a price breaks out.</summary>
/// <param name="HighShare">Smallest share of the 24 h high, 0 to 1.</param>
/// <param name="Return24hPct">Smallest 24 h return, percent.</param>
/// <param name="Strength">Strength of the trigger, 0 to 1.</param>
/// <param name="Confidence">Confidence of the trigger, 0 to 1.</param>
public sealed record MomentumBreakoutSignalOptions(double HighShare, double Return24hPct, double Strength, double Confidence)
{
    /// <summary>The options by their names in policy.</summary>
    public static IReadOnlyList<string> Names { get; } = ["high_share", "return_24h_pct", "strength", "confidence"];

    /// <exception cref="InputException">An option is missing or out of range.</exception>
    public static MomentumBreakoutSignalOptions From(SignalSettings settings)
    {
        var read = new SignalOptionReader(MomentumBreakoutSignal.SignalName, settings);
        return new(
            read.Share("high_share"),
            read.NotNegative("return_24h_pct"),
            read.Share("strength"),
            read.Share("confidence"));
    }
}

using Trading.Core.Policy;

namespace Trading.Core.Signals.MeanReversion;

/// <summary>When a price has fallen too far below its mean.</summary>
/// <param name="DistancePct">Smallest distance below the 20-hour mean, percent of the mean.</param>
/// <param name="RsiMax">RSI must be below it, 0 to 100.</param>
/// <param name="ZScoreMax">Largest z-score.</param>
/// <param name="StrengthDivisorPct">Strength = distance / this, percent.</param>
/// <param name="ConfidenceRsiBase">The neutral RSI: confidence = (this - RSI) / this.</param>
public sealed record MeanReversionSignalOptions(
    double DistancePct,
    double RsiMax,
    double ZScoreMax,
    double StrengthDivisorPct,
    double ConfidenceRsiBase)
{
    /// <summary>The options by their names in policy.</summary>
    public static IReadOnlyList<string> Names { get; } =
        ["distance_pct", "rsi_max", "z_score_max", "strength_divisor_pct", "confidence_rsi_base"];

    /// <exception cref="InputException">An option is missing or out of range.</exception>
    public static MeanReversionSignalOptions From(SignalSettings settings)
    {
        var read = new SignalOptionReader(MeanReversionSignal.SignalName, settings);
        return new(
            read.NotNegative("distance_pct"),
            read.NotNegative("rsi_max"),
            read.Number("z_score_max"),
            read.Positive("strength_divisor_pct"),
            read.Positive("confidence_rsi_base"));
    }
}

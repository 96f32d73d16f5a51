using Trading.Core.Policy;

namespace Trading.Core.Signals.Reversal;

/// <summary>When a price turns up from its low.</summary>
/// <param name="LowDistancePct">Largest distance above the 24 h low, percent of it.</param>
/// <param name="BouncePct">Rise off the low that must be exceeded, percent of it; less than the distance.</param>
/// <param name="EmaSlopePctPerHour">Smallest slope of the EMA, percent an hour.</param>
/// <param name="StrengthDivisorPct">Strength = bounce / this, percent.</param>
/// <param name="Confidence">Confidence of the trigger, 0 to 1.</param>
public sealed record ReversalSignalOptions(
    double LowDistancePct,
    double BouncePct,
    double EmaSlopePctPerHour,
    double StrengthDivisorPct,
    double Confidence)
{
    /// <summary>The options by their names in policy.</summary>
    public static IReadOnlyList<string> Names { get; } =
        ["low_distance_pct", "bounce_pct", "ema_slope_pct_per_hour", "strength_divisor_pct", "confidence"];

    /// <exception cref="InputException">An option is missing or out of range.</exception>
    public static ReversalSignalOptions From(SignalSettings settings)
    {
        var read = new SignalOptionReader(ReversalSignal.SignalName, settings);
        var options = new ReversalSignalOptions(
            read.NotNegative("low_distance_pct"),
            read.NotNegative("bounce_pct"),
            read.NotNegative("ema_slope_pct_per_hour"),
            read.Positive("strength_divisor_pct"),
            read.Share("confidence"));
        return options.BouncePct < options.LowDistancePct
            ? options
            : throw read.Wrong("bounce_pct", options.BouncePct, $"less than low_distance_pct ({options.LowDistancePct}), or it can never fire");
    }
}

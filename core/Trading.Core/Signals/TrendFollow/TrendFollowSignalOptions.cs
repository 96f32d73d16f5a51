using Trading.Core.Policy;

namespace Trading.Core.Signals.TrendFollow;

/// <summary>When a price trends upward.</summary>
/// <param name="Return24hPct">Smallest 24 h return, percent.</param>
/// <param name="EmaSlopePctPerHour">Smallest slope of the EMA, percent an hour.</param>
/// <param name="StrengthDivisorPct">Strength = 24 h return / this, percent.</param>
public sealed record TrendFollowSignalOptions(double Return24hPct, double EmaSlopePctPerHour, double StrengthDivisorPct)
{
    /// <summary>The options by their names in policy.</summary>
    public static IReadOnlyList<string> Names { get; } = ["return_24h_pct", "ema_slope_pct_per_hour", "strength_divisor_pct"];

    /// <exception cref="InputException">An option is missing or out of range.</exception>
    public static TrendFollowSignalOptions From(SignalSettings settings)
    {
        var read = new SignalOptionReader(TrendFollowSignal.SignalName, settings);
        return new(
            read.NotNegative("return_24h_pct"),
            read.NotNegative("ema_slope_pct_per_hour"),
            read.Positive("strength_divisor_pct"));
    }
}

using Trading.Core.Market;

namespace Trading.Core.Features;

/// <summary>A regime and the figures behind it.</summary>
/// <param name="TrendPct">168 h return of BTC, percent; NaN where unknown.</param>
/// <param name="VolPct">Annualised realised volatility of BTC over 168 h, percent; NaN where unknown.</param>
/// <param name="IsInsufficientData">The regime is chop for want of data, not by measurement.</param>
public readonly record struct RegimeReading(Regime Regime, double TrendPct, double VolPct, bool IsInsufficientData)
{
    public static RegimeReading Unknown { get; } = new(Regime.Chop, double.NaN, double.NaN, IsInsufficientData: true);
}

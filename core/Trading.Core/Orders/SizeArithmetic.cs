namespace Trading.Core.Orders;

/// <summary>
/// Why a proposal has its size: SizePctNav = min(BasePctNav, RiskPctNav) x every multiplier, exactly, in decimal.
/// </summary>
/// <param name="BasePctNav">Base size of the tier, percent of NAV.</param>
/// <param name="RiskPctNav">Risk per trade over the stop, percent of NAV; null without a stop.</param>
/// <param name="RuleMultiplier">The rule's multiplier.</param>
/// <param name="VolatilityMultiplier">min(1, target / max(volatility, floor)).</param>
/// <param name="RegimeMultiplier">The regime's multiplier.</param>
/// <param name="TierMultiplier">The regime's multiplier for the tier.</param>
/// <param name="ConvictionMultiplier">Conviction scaling.</param>
/// <param name="Nav">NAV the percentage is of.</param>
public sealed record SizeArithmetic(
    decimal BasePctNav,
    decimal? RiskPctNav,
    decimal RuleMultiplier,
    decimal VolatilityMultiplier,
    decimal RegimeMultiplier,
    decimal TierMultiplier,
    decimal ConvictionMultiplier,
    Money Nav)
{
    /// <summary>The product of all factors, percent of NAV.</summary>
    public decimal SizePctNav => (RiskPctNav is { } risk ? Math.Min(BasePctNav, risk) : BasePctNav)
        * RuleMultiplier * VolatilityMultiplier * RegimeMultiplier * TierMultiplier * ConvictionMultiplier;

    /// <summary>The size in quote currency.</summary>
    public Money Notional => Nav * (SizePctNav / 100m);
}

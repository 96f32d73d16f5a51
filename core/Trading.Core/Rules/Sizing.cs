using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Core.Policy;

namespace Trading.Core.Rules;

/// <summary>How large a proposal is.</summary>
internal static class Sizing
{
    /// <summary>
    /// Base by tier, or what loses the risk per trade at the stop if that is less, times every multiplier. Quotients are cut off at six
    /// digits, so that the factors multiply out exactly.
    /// </summary>
    /// <param name="volatilityPct">Realised volatility of the product, percent a year; read only where policy has a target.</param>
    public static SizeArithmetic Of(
        SizingPolicy policy,
        RulePolicy rule,
        RegimeProfile profile,
        ConvictionPolicy conviction,
        Tier tier,
        decimal convictionValue,
        double volatilityPct,
        Money nav)
    {
        decimal? riskPctNav = rule.StopPct is { } stop ? FeatureDecimal.Down(policy.RiskPerTradePctNav * 100m / stop) : null;
        var volatility = policy.VolTargetPct > 0 ? Volatility(policy, FeatureDecimal.From(volatilityPct)) : 1m;
        return new SizeArithmetic(
            policy.BasePctNav.For(tier),
            riskPctNav,
            rule.SizeMultiplier,
            volatility,
            profile.SizeMultiplier,
            profile.TierMultiplier.For(tier),
            conviction.ScaleBase + (conviction.ScaleSlope * convictionValue),
            nav);
    }

    private static decimal Volatility(SizingPolicy policy, decimal volatilityPct)
    {
        var pct = Math.Max(volatilityPct, policy.VolFloorPct);
        return pct <= policy.VolTargetPct ? 1m : FeatureDecimal.Down(policy.VolTargetPct / pct);
    }
}

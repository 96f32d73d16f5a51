using Trading.Core.Features;
using Trading.Core.Market;
using Trading.Core.Policy;
using Trading.Core.Signals;

namespace Trading.Core.Rules;

/// <summary>How much a trigger is worth believing.</summary>
public static class Conviction
{
    /// <summary>RSI at which gains and losses balance.</summary>
    private const double NeutralRsi = 50;

    /// <summary>
    /// The weighted strength and confidence with a boost for each thing that speaks for the trade, clamped to 0..1, at six digits.
    /// A boost whose feature is unavailable is not given.
    /// </summary>
    public static decimal Of(in TriggerSignal trigger, in FeatureValues f, Tier tier, ConvictionPolicy policy)
    {
        var conviction = (policy.StrengthWeight * trigger.Strength) + (policy.ConfidenceWeight * trigger.Confidence);
        conviction += f.Price > f.Vwap24h ? policy.AboveVwapBoost : 0;
        conviction += f.HigherLow ? policy.HigherLowBoost : 0;
        conviction += f.Rsi14 > NeutralRsi && f.Rsi14Prev <= NeutralRsi ? policy.RsiCrossBoost : 0;
        conviction += (f.Price - f.Low60m) / f.Low60m * 100 >= policy.BouncePctMin ? policy.BounceBoost : 0;
        conviction += tier == Tier.T1 ? policy.Tier1Boost : 0;
        return FeatureDecimal.From(Math.Clamp(conviction, 0, 1));
    }

    /// <summary>The features that the boosts read.</summary>
    public static FeatureNeeds Needs(ConvictionPolicy policy) =>
        (policy.AboveVwapBoost != 0 ? FeatureNeeds.Volume : FeatureNeeds.None)
        | (policy.HigherLowBoost != 0 || policy.BounceBoost != 0 ? FeatureNeeds.Range : FeatureNeeds.None)
        | (policy.RsiCrossBoost != 0 ? FeatureNeeds.Rsi : FeatureNeeds.None);
}

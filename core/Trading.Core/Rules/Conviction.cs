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

    /// <summary>The parts that <see cref="Of"/> adds up, in its order, those that were not given as zero.</summary>
    public static IReadOnlyList<ConvictionPart> Parts(in TriggerSignal trigger, in FeatureValues f, Tier tier, ConvictionPolicy policy) =>
    [
        new("strength", policy.StrengthWeight * trigger.Strength),
        new("confidence", policy.ConfidenceWeight * trigger.Confidence),
        new("above_vwap", f.Price > f.Vwap24h ? policy.AboveVwapBoost : 0),
        new("higher_low", f.HigherLow ? policy.HigherLowBoost : 0),
        new("rsi_cross", f.Rsi14 > NeutralRsi && f.Rsi14Prev <= NeutralRsi ? policy.RsiCrossBoost : 0),
        new("bounce", (f.Price - f.Low60m) / f.Low60m * 100 >= policy.BouncePctMin ? policy.BounceBoost : 0),
        new("tier1", tier == Tier.T1 ? policy.Tier1Boost : 0),
    ];

    /// <summary>The features that the boosts read.</summary>
    public static FeatureNeeds Needs(ConvictionPolicy policy) =>
        (policy.AboveVwapBoost != 0 ? FeatureNeeds.Volume : FeatureNeeds.None)
        | (policy.HigherLowBoost != 0 || policy.BounceBoost != 0 ? FeatureNeeds.Range : FeatureNeeds.None)
        | (policy.RsiCrossBoost != 0 ? FeatureNeeds.Rsi : FeatureNeeds.None);
}

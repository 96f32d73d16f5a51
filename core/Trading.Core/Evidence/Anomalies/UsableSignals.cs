using Trading.Core.Cycle;
using Trading.Core.Risk;
using Trading.Core.Rules;

namespace Trading.Core.Evidence.Anomalies;

/// <summary>
/// Which triggers should have led to an entry: those that policy did not hold back. A signal repeats while its product is held, and a
/// breaker stops what it is there to stop; that nothing is entered then is no anomaly.
/// </summary>
public static class UsableSignals
{
    /// <summary>Of a decision to enter.</summary>
    public static int Of(Decision decision)
    {
        var usable = decision.Triggers.Count(trigger => IsLost(trigger.Outcome));
        foreach (var verdict in decision.Verdicts)
        {
            usable += verdict.IsApproved || !IsHeldBack(verdict.Failures.First()) ? 1 : 0;
        }

        return usable;
    }

    /// <summary>A trigger that no proposal was made of, for another reason than that it was not good enough.</summary>
    public static bool IsLost(RuleReason reason) => reason is RuleReason.FeatureUnavailable or RuleReason.Conviction or RuleReason.ZeroSize;

    /// <summary>Whether a proposal that this check stopped was held back on purpose: by an operator, a breaker, pacing or a cap.</summary>
    public static bool IsHeldBack(RiskReason reason) => reason
        is RiskReason.KillSwitch or RiskReason.TradingState or RiskReason.ProductPaused
        or (>= RiskReason.VolatilityCrash and <= RiskReason.BelowMinAfterCaps);
}

using Trading.Core.Policy;

namespace Trading.Core.Evidence.Gate;

/// <summary>
/// How much of its caps live trading may use. It rises a step at a time, each after enough days and trades at the step before whose
/// confidence sequence excludes degradation beyond the tolerance, and falls to the canary at once when live evidence does not hold.
/// </summary>
public static class CapitalScaling
{
    /// <summary>The step that follows from what was live at <paramref name="current"/>.</summary>
    /// <param name="current">The step so far.</param>
    /// <param name="live">What trading at this step has shown; null where there was none yet.</param>
    /// <param name="policy">The gate's limits.</param>
    public static CapitalStep Next(CapitalStep current, PaperEvidence? live, GatePolicy policy)
    {
        if (live is null)
        {
            return current;
        }

        if (!Holds(live, policy))
        {
            return CapitalStep.Canary;
        }

        var isEnough = live.Days >= policy.Capital.DaysMin
            && live.Trades >= policy.Capital.TradesMin
            && live.GapLowerSd > -policy.Paper.DegradationSdMax;
        return isEnough && current < CapitalStep.Full ? current + 1 : current;
    }

    /// <summary>
    /// The most that may be asked for. The first step beyond the canary needs trading after the backtest, on paper or live; every
    /// further one has to follow from the one in force.
    /// </summary>
    /// <param name="standing">The step in force; null where none is.</param>
    /// <param name="traded">All that was traded after the backtest; null for nothing.</param>
    /// <param name="policy">The gate's limits.</param>
    public static CapitalStep Most(StandingStep? standing, PaperEvidence? traded, GatePolicy policy)
    {
        if (traded is null || !Holds(traded, policy))
        {
            return CapitalStep.Canary;
        }

        return standing is { Step: > CapitalStep.Canary } ? Next(standing.Step, standing.Traded, policy) : CapitalStep.Quarter;
    }

    /// <summary>
    /// Whether nothing is known against it: no invariant was violated, and the confidence sequence does not show degradation. Little
    /// evidence holds; it is not enough to rise.
    /// </summary>
    public static bool Holds(PaperEvidence live, GatePolicy policy) =>
        live.InvariantViolations == 0 && !(live.GapUpperSd < 0 && live.GapMeanSd < -policy.Paper.DegradationSdMax);

    /// <summary>The share of the caps that a step may use, 0 to 1.</summary>
    public static decimal ShareOf(CapitalStep step, CapitalPolicy policy) => step switch
    {
        CapitalStep.Canary => policy.CanaryPct / 100m,
        CapitalStep.Quarter => policy.QuarterPct / 100m,
        CapitalStep.Half => policy.HalfPct / 100m,
        _ => 1,
    };
}

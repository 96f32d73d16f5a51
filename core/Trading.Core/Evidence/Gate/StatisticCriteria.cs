using Trading.Core.Policy;

namespace Trading.Core.Evidence.Gate;

/// <summary>Whether luck and selection would do as well.</summary>
internal static class StatisticCriteria
{
    public static IEnumerable<CriterionResult> Of(GateEvidence e, GatePolicy policy)
    {
        yield return DeflatedSharpe(e, policy);
        yield return new CriterionResult(
            GateCriterionCode.TrackRecord,
            e.Observations,
            e.TrackRecordMin,
            e.Observations >= e.TrackRecordMin,
            double.IsNaN(e.TrackRecordMin)
                ? FormattableString.Invariant(
                    $"{e.Observations} days; no length shows that a Sharpe ratio of {e.SharpePerYear:0.00} a year is above 0, expected one that does")
                : FormattableString.Invariant(
                    $"{e.Observations} days; expected at least {e.TrackRecordMin:0.#}, which a Sharpe ratio of {e.SharpePerYear:0.00} a year needs at {policy.TrackRecordConfidence:0.##}"));
        yield return Overfitting(e, policy);
        yield return Superior(GateCriterionCode.SuperiorToCash, e.SuperiorToCashP, "cash", e, policy);
        yield return Superior(GateCriterionCode.SuperiorToHold, e.SuperiorToHoldP, "holding at the same mean exposure", e, policy);
    }

    private static CriterionResult DeflatedSharpe(GateEvidence e, GatePolicy policy)
    {
        // Math.Min hands on NaN, which meets nothing.
        var lower = Math.Min(e.DeflatedSharpe, e.DeflatedSharpeClustered);
        var text = FormattableString.Invariant(
            $"{lower:0.0000}, the lower of {e.DeflatedSharpe:0.0000} with {e.Trials} trials and {e.DeflatedSharpeClustered:0.0000} with {e.ClusteredTrials} that differ; expected at least {policy.DeflatedSharpeMin}");
        return new CriterionResult(GateCriterionCode.DeflatedSharpe, lower, policy.DeflatedSharpeMin, lower >= policy.DeflatedSharpeMin, text);
    }

    private static CriterionResult Overfitting(GateEvidence e, GatePolicy policy)
    {
        var max = policy.OverfittingProbabilityMax;
        return e.Trials == 1
            ? new CriterionResult(
                GateCriterionCode.OverfittingProbability,
                double.NaN,
                max,
                IsMet: true,
                FormattableString.Invariant($"not defined with 1 trial: nothing was selected; otherwise expected at most {max}"))
            : new CriterionResult(
                GateCriterionCode.OverfittingProbability,
                e.OverfittingProbability,
                max,
                e.OverfittingProbability <= max,
                double.IsNaN(e.OverfittingProbability)
                    ? FormattableString.Invariant($"not known: fewer than 2 of {e.Trials} trials ran over the same days; expected at most {max}")
                    : FormattableString.Invariant($"{e.OverfittingProbability:0.0000} over the {e.ComparedTrials} of {e.Trials} trials that ran over these days; expected at most {max}"));
    }

    private static CriterionResult Superior(GateCriterionCode code, double p, string benchmark, GateEvidence e, GatePolicy policy) => new(
        code,
        p,
        policy.SuperiorAbilityPMax,
        p <= policy.SuperiorAbilityPMax,
        FormattableString.Invariant($"p {p:0.0000} against {benchmark}, best of {e.ComparedTrials} trials over these days; expected at most {policy.SuperiorAbilityPMax}"));
}

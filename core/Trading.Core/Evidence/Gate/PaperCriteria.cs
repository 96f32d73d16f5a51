using Trading.Core.Policy;

namespace Trading.Core.Evidence.Gate;

/// <summary>Whether it did after the backtest what it did in it. Asked before significant capital, which is more than the canary's.</summary>
internal static class PaperCriteria
{
    public static CriterionResult[] Of(GateEvidence e, GatePolicy gate)
    {
        var policy = gate.Paper;
        if (e.Step == CapitalStep.Canary)
        {
            return
            [
                NotAsked(GateCriterionCode.PaperDays, policy.DaysMin),
                NotAsked(GateCriterionCode.PaperTrades, policy.TradesMin),
                NotAsked(GateCriterionCode.PaperInvariants, 0),
                NotAsked(GateCriterionCode.PaperDegradation, -policy.DegradationSdMax),
                NotAsked(GateCriterionCode.CapitalStep, (double)gate.Capital.CanaryPct),
            ];
        }

        var paper = e.Paper ?? new PaperEvidence(0, 0, 0, double.NaN, double.NaN, double.NaN);
        return
        [
            new(
                GateCriterionCode.PaperDays,
                paper.Days,
                policy.DaysMin,
                paper.Days >= policy.DaysMin,
                FormattableString.Invariant($"{paper.Days} days traded after the backtest; expected at least {policy.DaysMin}")),
            new(
                GateCriterionCode.PaperTrades,
                paper.Trades,
                policy.TradesMin,
                paper.Trades >= policy.TradesMin,
                FormattableString.Invariant($"{paper.Trades} closed trades after the backtest; expected at least {policy.TradesMin}")),
            new(
                GateCriterionCode.PaperInvariants,
                paper.InvariantViolations,
                0,
                e.Paper is not null && paper.InvariantViolations == 0,
                FormattableString.Invariant($"{paper.InvariantViolations} violated invariants{(e.Paper is null ? ", but nothing was traded" : "")}; expected 0")),
            new(
                GateCriterionCode.PaperDegradation,
                paper.GapLowerSd,
                -policy.DegradationSdMax,
                paper.GapLowerSd > -policy.DegradationSdMax,
                FormattableString.Invariant(
                    $"a trade's gap to the backtest is {paper.GapMeanSd:0.000}, at {1 - policy.Alpha:0.##} between {paper.GapLowerSd:0.000} and {paper.GapUpperSd:0.000} standard deviations; expected the lower end above {-policy.DegradationSdMax}")),
            Step(e, gate),
        ];
    }

    private static CriterionResult Step(GateEvidence e, GatePolicy gate)
    {
        var (most, asked) = (PctOf(e.StepMost), PctOf(e.Step));
        var standing = e.Standing is not { } s ? "no step is in force"
            : s.Traded is not { } t ? $"{s.Step.ToCode()} is in force since {s.Since}, and nothing was traded since"
            : FormattableString.Invariant(
                $"{s.Step.ToCode()} is in force since {s.Since} with {t.Days} days and {t.Trades} closed trades (of {gate.Capital.DaysMin} and {gate.Capital.TradesMin} for the next step), {t.InvariantViolations} violated invariants, gap at least {t.GapLowerSd:0.000} (above {-gate.Paper.DegradationSdMax}) standard deviations");
        return new CriterionResult(
            GateCriterionCode.CapitalStep,
            most,
            asked,
            e.Step <= e.StepMost,
            FormattableString.Invariant($"at most {e.StepMost.ToCode()}, {most} % of the caps: {standing}; asked for is {e.Step.ToCode()}, {asked} %"));

        double PctOf(CapitalStep step) => (double)(CapitalScaling.ShareOf(step, gate.Capital) * 100);
    }

    private static CriterionResult NotAsked(GateCriterionCode code, double threshold) => new(
        code, double.NaN, threshold, IsMet: true, FormattableString.Invariant($"not asked of the canary; for more capital the limit is {threshold}"));
}

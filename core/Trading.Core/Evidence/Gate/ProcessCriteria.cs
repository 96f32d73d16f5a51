using Trading.Core.Backtesting;

namespace Trading.Core.Evidence.Gate;

/// <summary>Whether the evidence was made in a way that lets it count.</summary>
internal static class ProcessCriteria
{
    public static IEnumerable<CriterionResult> Of(GateEvidence e)
    {
        yield return Safety(e);
        yield return Joint(e);
        yield return Ledger(e);
    }

    private static CriterionResult Safety(GateEvidence e)
    {
        var off = e.Safety.Where(s => !s.IsOn).ToArray();
        var names = string.Join(", ", off.Select(s => FormattableString.Invariant($"{s.Path} {s.Value} (on up to {s.Limit})")));
        var text = FormattableString.Invariant(
            $"{off.Length} of {e.Safety.Length} breakers off{(off.Length > 0 ? $": {names}" : "")}; {e.RuleViolations} caps or pacing limits broken in the trade log; expected 0 and 0");
        var found = off.Length + e.RuleViolations;
        return new CriterionResult(GateCriterionCode.SafetyChecks, found, 0, found == 0 && !e.Safety.IsEmpty, text);
    }

    private static CriterionResult Joint(GateEvidence e)
    {
        var isPessimistic = e.FillMode == FillMode.Pessimistic;
        var text = FormattableString.Invariant(
            $"{e.PartialSlices} of {e.Slices} slices trade only some of the products, fills are {e.FillMode.ToCode()}; expected 0 and pessimistic");
        return new CriterionResult(
            GateCriterionCode.JointPortfolio, e.PartialSlices, 0, e is { PartialSlices: 0, Slices: > 0 } && isPessimistic, text);
    }

    private static CriterionResult Ledger(GateEvidence e)
    {
        var breaks = e.LedgerProblem is null ? 0 : 1;
        var text = e.LedgerProblem is { } problem
            ? $"1 break: {problem}; expected 0"
            : FormattableString.Invariant($"0 breaks, expected 0; {e.Trials} trials overlap with this one, {e.ClusteredTrials} that differ");
        return new CriterionResult(GateCriterionCode.TrialLedger, breaks, 0, breaks == 0 && e.Trials > 0, text);
    }
}

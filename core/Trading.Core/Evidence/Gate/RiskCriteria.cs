using System.Collections.Immutable;
using Trading.Core.Policy;

namespace Trading.Core.Evidence.Gate;

/// <summary>Whether it can be borne, and does not hang on one product or signal.</summary>
internal static class RiskCriteria
{
    public static IEnumerable<CriterionResult> Of(GateEvidence e, GatePolicy policy)
    {
        yield return new CriterionResult(
            GateCriterionCode.Drawdown,
            e.DrawdownUpperPct,
            policy.DrawdownPctMax,
            e.DrawdownUpperPct <= policy.DrawdownPctMax,
            FormattableString.Invariant(
                $"{e.DrawdownUpperPct:0.00} % at {policy.DrawdownConfidence:0.##}, {e.DrawdownPct:0.00} % happened; expected at most {policy.DrawdownPctMax} %"));
        yield return Concentration(GateCriterionCode.ProductConcentration, "product", e.Products, policy);
        yield return Concentration(GateCriterionCode.SignalConcentration, "signal", e.Signals, policy);
    }

    private static CriterionResult Concentration(
        GateCriterionCode code, string what, ImmutableArray<Contribution> contributions, GatePolicy policy)
    {
        var positive = contributions.Where(c => c.Net.IsPositive).ToArray();
        var sum = positive.Sum(c => c.Net.Amount);
        if (sum <= 0)
        {
            return new CriterionResult(
                code, double.NaN, policy.ContributionPctMax, IsMet: false, FormattableString.Invariant($"no {what} earned anything; expected at most {policy.ContributionPctMax} % from one"));
        }

        var largest = positive.MaxBy(c => c.Net.Amount);
        var pct = (double)(largest.Net.Amount / sum * 100m);
        return new CriterionResult(
            code,
            pct,
            policy.ContributionPctMax,
            pct <= policy.ContributionPctMax,
            FormattableString.Invariant($"{pct:0.0} % of what {positive.Length} earned comes from {what} {largest.Key}; expected at most {policy.ContributionPctMax} %"));
    }
}

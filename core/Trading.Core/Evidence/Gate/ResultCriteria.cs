using Trading.Core.Policy;

namespace Trading.Core.Evidence.Gate;

/// <summary>Whether it earned, everywhere it is to earn.</summary>
internal static class ResultCriteria
{
    public static IEnumerable<CriterionResult> Of(GateEvidence e, GatePolicy policy)
    {
        yield return new CriterionResult(
            GateCriterionCode.Trades,
            e.Trades,
            policy.TradesMin,
            e.Trades >= policy.TradesMin,
            FormattableString.Invariant($"{e.Trades} closed trades; expected at least {policy.TradesMin}"));
        yield return new CriterionResult(
            GateCriterionCode.PooledNet,
            (double)e.Net.Amount,
            0,
            e.Net.IsPositive,
            FormattableString.Invariant($"net {e.Net.Amount:0.00} after fees and slippage; expected more than 0"));
        yield return Windows(e, policy);
        yield return Regimes(e, policy);
    }

    private static CriterionResult Windows(GateEvidence e, GatePolicy policy)
    {
        var positive = e.Windows.Count(w => w.ReturnPct > 0);
        var pct = e.Windows.IsEmpty ? double.NaN : 100.0 * positive / e.Windows.Length;
        var text = FormattableString.Invariant(
            $"{positive} of {e.Windows.Length} windows of {policy.WindowMonths} months are positive, {pct:0.#} %; expected at least {policy.WindowsPositivePctMin} %");
        return new CriterionResult(GateCriterionCode.WindowsPositive, pct, policy.WindowsPositivePctMin, pct >= policy.WindowsPositivePctMin, text);
    }

    private static CriterionResult Regimes(GateEvidence e, GatePolicy policy)
    {
        var judged = e.Regimes.Where(r => r.IsAllowed && r.Trades >= policy.RegimeTradesMin).ToArray();
        var worst = judged.Length > 0 ? judged.Min(r => (double)r.Net.Amount) : double.NaN;
        var each = string.Join(", ", judged.Select(r => FormattableString.Invariant($"{r.Regime.ToCode()} {r.Net.Amount:0.00} in {r.Trades}")));
        var text = judged.Length > 0
            ? FormattableString.Invariant($"worst {worst:0.00} of regimes with at least {policy.RegimeTradesMin} trades ({each}); expected each more than 0")
            : FormattableString.Invariant($"no allowed regime has {policy.RegimeTradesMin} trades, so none is judged by itself; expected each more than 0");
        return new CriterionResult(GateCriterionCode.RegimesPositive, worst, 0, judged.All(r => r.Net.IsPositive), text);
    }
}

using Trading.Core.Evidence.Statistics;
using Trading.Core.Policy;
using Trading.Core.TradeLog;

namespace Trading.Core.Evidence.Gate;

/// <summary>Reads what trading after the backtest has shown: each trade's net return against the mean of the backtest's.</summary>
public static class PaperReading
{
    /// <param name="expected">Mean and spread of the backtest's trades.</param>
    /// <param name="traded">Closed trades since, as they closed.</param>
    /// <param name="days">Whole days from the first cycle to the last.</param>
    /// <param name="invariantViolations">Times that an invariant of the account did not hold.</param>
    /// <param name="policy">Confidence and width of the sequence.</param>
    public static PaperEvidence Of(
        ExpectedReturn expected, IReadOnlyList<Trade> traded, int days, int invariantViolations, GatePaperPolicy policy)
    {
        if (!expected.IsKnown || traded.Count == 0)
        {
            return new PaperEvidence(days, traded.Count, invariantViolations, double.NaN, double.NaN, double.NaN);
        }

        var sequence = new ConfidenceSequence(policy.Alpha, policy.MixtureVariance, 1);
        foreach (var trade in traded)
        {
            sequence.Add(((double)trade.ReturnPct - expected.MeanPct) / expected.DeviationPct);
        }

        return new PaperEvidence(days, traded.Count, invariantViolations, sequence.Mean, sequence.Lower, sequence.Upper);
    }
}

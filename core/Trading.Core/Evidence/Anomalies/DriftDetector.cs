using Trading.Core.Evidence.Gate;
using Trading.Core.Policy;

namespace Trading.Core.Evidence.Anomalies;

/// <summary>
/// Trades return less than in the backtest, by more than the gate tolerates: the whole confidence sequence lies below that. It may be
/// looked at after every trade. It is over once the sequence does not exclude any more that nothing was lost.
/// </summary>
internal static class DriftDetector
{
    public static Judgement? Judge(ObservationWindow window, Expectation expected, DriftPolicy policy, GatePaperPolicy paper)
    {
        var trades = window.Trades(policy.WindowDays);
        if (trades.Count == 0 || !expected.Return.IsKnown)
        {
            return null;
        }

        var gap = PaperReading.Of(expected.Return, trades, policy.WindowDays, 0, paper);
        return new Judgement(
            gap.GapMeanSd,
            -paper.DegradationSdMax,
            gap.GapUpperSd < -paper.DegradationSdMax,
            gap.GapUpperSd >= 0,
            $"the mean return of {trades.Count} trades within {policy.WindowDays} days is {-gap.GapMeanSd:0.00} standard deviations below the backtest's, at least {-gap.GapUpperSd:0.00} (threshold {paper.DegradationSdMax:0.00})");
    }
}

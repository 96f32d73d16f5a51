using System.Collections.Immutable;
using Trading.Core.Analytics;
using Trading.Core.Backtesting;
using Trading.Core.Evidence.Statistics;
using Trading.Core.Market;
using Trading.Core.TradeLog;

namespace Trading.Core.Evidence.Gate;

/// <summary>Reads from a candidate's run, and from all that was tried, the numbers that the gate judges.</summary>
public static class EvidenceReading
{
    private const double DaysPerYear = 365;

    public static GateEvidence Of(Candidate candidate)
    {
        var (run, policy) = (candidate.Run, candidate.Policy);
        var returns = EquityStatistics.DailyReturns(run.InitialNav, run.Days);
        var moments = ReturnMoments.Of(returns);
        var trials = candidate.Trials;
        var plan = new BootstrapPlan(policy.Gate.Resamples, run.Slices[0].Seed);
        var field = TrialField.Of(candidate, returns);
        var (fall, fallUpper) = Drawdown(run, returns, policy.Gate.DrawdownConfidence, policy.Gate.DrawdownPctMax, plan);
        return new GateEvidence
        {
            Step = candidate.Step,
            Safety = SafetyReading.Of(policy),
            RuleViolations = TradeLogAudit.Check(run, s => candidate.SlicePolicies.GetValueOrDefault(s.PolicyHash, policy)).Count,
            FillMode = run.Slices[0].FillMode,
            Slices = run.Slices.Count,
            PartialSlices = run.Slices.Count(s => !s.Products.SequenceEqual(candidate.Products)),
            LedgerProblem = candidate.LedgerProblem,
            Trials = trials.Raw,
            ClusteredTrials = trials.Clustered,
            ComparedTrials = field.Count,
            Trades = run.Trades.Count,
            Net = run.NetResult,
            Windows = WindowReading.Of(run, policy.Gate.WindowMonths),
            Regimes = [.. Enum.GetValues<Regime>().Select(r => RegimeOf(r, candidate))],
            Observations = moments.Count,
            SharpePerYear = (moments.Sharpe ?? double.NaN) * Math.Sqrt(DaysPerYear),
            DeflatedSharpe = Deflated(moments, trials.RawSharpeVariance, trials.Raw),
            DeflatedSharpeClustered = Deflated(moments, trials.ClusteredSharpeVariance, trials.Clustered),
            TrackRecordMin = SharpeSignificance.MinTrackRecordPeriods(moments, 0, policy.Gate.TrackRecordConfidence) ?? double.NaN,
            OverfittingProbability = field.OverfittingProbability(policy.Gate.OverfittingBlocks),
            SuperiorToCashP = field.SuperiorToCashP(plan),
            SuperiorToHoldP = field.SuperiorToHoldP(run, plan),
            DrawdownPct = fall,
            DrawdownUpperPct = fallUpper,
            Products = Contributions(run.Trades, t => t.Product.Value),
            Signals = Contributions(run.Trades, t => t.Entry.Signal),
            ExpectedReturn = ExpectedReturn.Of(run.Trades),
            Paper = candidate.Paper,
            Standing = candidate.Standing,
            StepMost = CapitalScaling.Most(candidate.Standing, candidate.Paper, policy.Gate),
        };
    }

    private static double Deflated(ReturnMoments moments, double variance, int trials) => trials > 0 && moments.Count > 1
        ? SharpeSignificance.Deflated(moments, variance, trials).Probability ?? double.NaN
        : double.NaN;

    // Marks within a day fall deeper than its end; what happened is a lower bound of what can.
    private static (double Happened, double Upper) Drawdown(
        MergedRun run, double[] returns, double confidence, double limitPct, BootstrapPlan plan)
    {
        var happened = (double)run.Deepest.Pct;
        var upper = returns.Length == 0
            ? double.NaN
            : DrawdownForecast.Of(returns, (2 * confidence) - 1, limitPct, plan).UpperPct;
        return (happened, Math.Max(happened, upper));
    }

    private static RegimeResult RegimeOf(Regime regime, Candidate candidate)
    {
        var trades = candidate.Run.Trades.Where(t => t.Entry.Regime == regime).ToArray();
        return new RegimeResult(
            regime, candidate.Policy.Regime.For(regime).Signals.Count > 0, trades.Length, new Money(trades.Sum(t => t.Net.Amount)));
    }

    private static ImmutableArray<Contribution> Contributions(IReadOnlyList<Trade> trades, Func<Trade, string> key) =>
        [.. GroupResult.By(trades, key).Select(g => new Contribution(g.Key, g.Net))];
}

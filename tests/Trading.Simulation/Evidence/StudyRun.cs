using System.Diagnostics;
using Trading.Core;
using Trading.Core.Analytics;
using Trading.Core.Backtesting;
using Trading.Core.Evidence.Gate;
using Trading.Core.Evidence.Ledger;
using Trading.Core.MarketData.Datasets;
using Trading.Core.Policy;
using Trading.Runtime.Backtests;

namespace Trading.Simulation.Evidence;

/// <summary>One seed: a market, the policies that are tried on it, and what the gate says of the one that is put forward.</summary>
internal static class StudyRun
{
    /// <summary>
    /// The planted shift, basis points, at which the registered policy has a true net annual Sharpe ratio of 2.0 under pessimistic
    /// fills. Found with <c>evidence calibrate</c> on seeds of its own.
    /// </summary>
    public const double DriftBps = 261;

    /// <summary>Names what the answers depend on: code, policies and the planted edge.</summary>
    public static string Id { get; } = ContentHash.Of(
        $"study/1|{EngineVersion.Current}|{DriftBps}|{PolicyHash.Of(StudyPolicies.Registered)}|{string.Join('|', StudyPolicies.Sets.Select(PolicyHash.Of))}");

    /// <param name="kind">What is planted and put forward.</param>
    /// <param name="seed">Of the market.</param>
    /// <param name="sets">Of how many parameter sets the best is put forward; they are spread evenly over all.</param>
    public static StudyResult Of(StudyKind kind, ulong seed, int sets = StudyPolicies.SetCount)
    {
        var watch = Stopwatch.StartNew();
        var market = StudyMarket.Build(seed, kind is StudyKind.Edge or StudyKind.EdgeBestOfMany ? DriftBps : 0);
        var policies = kind == StudyKind.Edge ? [StudyPolicies.Registered] : StudyPolicies.Sets.Where((_, i) => i * sets / StudyPolicies.SetCount != (i - 1) * sets / StudyPolicies.SetCount || i == 0).ToArray();
        var tried = policies.Select(p => kind == StudyKind.NoEdgeNoCosts ? StudyPolicies.WithoutCosts(p) : p)
            .Select(p => (Policy: p, Run: StudyBacktest.Run(market, p)))
            .ToArray();
        var (policy, run) = tried.MaxBy(t => EquityStatistics.Of(t.Run).Sharpe ?? double.MinValue);
        var evidence = EvidenceReading.Of(new Candidate
        {
            Run = run,
            Policy = policy,
            DecisionHash = DecisionHash.Of(policy),
            Products = run.Slices[0].Products,
            Trials = Count(market, tried),
        });
        var decision = DecisionGate.Judge(evidence, policy.Gate);
        return new StudyResult(
            Id, kind, seed, decision.IsGo, evidence.SharpePerYear, evidence.Trades, [.. decision.Unmet.Select(c => c.Code)], watch.Elapsed.TotalSeconds);
    }

    // Through a ledger, as everything that is tried goes.
    private static TrialCounts Count(InMemoryDataset market, (TradingPolicy Policy, MergedRun Run)[] tried)
    {
        var lineage = DatasetLineage.Of(market.Manifest);
        var ledger = new LedgerState([], [], 0);
        var byHash = new Dictionary<string, TrialReturns>(StringComparer.Ordinal);
        foreach (var (policy, run) in tried)
        {
            var returns = TrialReturns.Of(run);
            ledger = ledger.With(ledger.Next(Trial.Of(run, returns, run.Trades.Count, policy, lineage)));
            byHash[returns.Hash] = returns;
        }

        var slice = tried[0].Run.Slices[0];
        var relevant = TrialCounting.Relevant(ledger.Entries, new TrialScope(lineage, slice.Products, slice.From, slice.To));
        return TrialCounting.Count(
            [.. relevant.Select(r => new RelevantTrial(r.Entry, byHash[r.Entry.Trial.ReturnsHash], r.Entries))],
            tried[0].Policy.Gate.ClusterCorrelationMin);
    }
}

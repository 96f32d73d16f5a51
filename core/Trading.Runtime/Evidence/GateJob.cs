using Trading.Core;
using Trading.Core.Backtesting;
using Trading.Core.Evidence.Gate;
using Trading.Core.Evidence.Ledger;
using Trading.Core.MarketData.Datasets;
using Trading.Core.Policy;
using Trading.Runtime.Backtests;
using Trading.Runtime.Governance;
using Trading.Runtime.Ports;

namespace Trading.Runtime.Evidence;

/// <summary>
/// Puts a policy before the gate: runs it pessimistically over the range, all products in one account and a slice a window, or runs the
/// tests of the walk-forward that chose it; under its own fees and the second ones; enters the run into the trial ledger; and judges it
/// among all that was ever tried.
/// </summary>
/// <param name="store">Holds slices and the trial ledger.</param>
/// <param name="open">Opens the dataset; called once for each worker.</param>
/// <param name="policy">What is put forward; its own gate judges.</param>
/// <param name="clock">For rate and time left.</param>
public sealed class GateJob(IObjectStore store, Func<IMarketDataset> open, TradingPolicy policy, TimeProvider clock)
{
    private readonly TrialLedger _ledger = new(store);

    /// <exception cref="InputException">The dataset or the request cannot be used.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; finished slices stay stored.</exception>
    public async Task<GateOutcome> RunAsync(
        GateRequest request, int workers = 0, IProgress<BacktestProgress>? progress = null, CancellationToken cancellation = default)
    {
        var dataset = open();
        var subject = request.WalkForwardId is { } id
            ? await GateSubject.OfWalkForwardAsync(id, store, dataset, policy, cancellation)
            : GateSubject.OfPolicy(request.Backtest, dataset, policy);
        var runner = new BacktestRunner(store, open, subject.Policies, clock);
        var outcome = await runner.RunAsync([.. subject.Runs.SelectMany(r => r)], workers, progress, cancellation);
        var byId = outcome.Results.DistinctBy(r => r.Spec.Id, StringComparer.Ordinal).ToDictionary(r => r.Spec.Id, StringComparer.Ordinal);
        var runs = subject.Runs.Select(r => SliceMerge.Stitch(r.Select(s => byId[s.Id]))).ToArray();
        var lineage = DatasetLineage.Of(dataset.Manifest);
        var state = (await _ledger.AppendAsync([.. runs.Select(r => Recorded(r, subject, lineage))], cancellation)).State;
        var trials = await CountAsync(state, new TrialScope(lineage, subject.Products, subject.From, subject.To), cancellation);
        var judged = runs.Select(r => Judge(r, request, subject, state, trials)).ToArray();
        return new GateOutcome(ReportOf(request, subject, dataset, lineage, state, judged), outcome);
    }

    private RecordedTrial Recorded(MergedRun run, GateSubject subject, string lineage)
    {
        var returns = TrialReturns.Of(run);
        return new RecordedTrial(Trial.Of(run, returns, run.Trades.Count, policy, lineage) with { DecisionHash = subject.DecisionHash }, returns);
    }

    private async Task<TrialCounts> CountAsync(LedgerState state, TrialScope scope, CancellationToken cancellation) =>
        TrialCounting.Count(await _ledger.RelevantAsync(state, scope, cancellation), policy.Gate.ClusterCorrelationMin);

    private (GateEvidence Evidence, GateDecision Decision) Judge(
        MergedRun run, GateRequest request, GateSubject subject, LedgerState state, TrialCounts trials)
    {
        var expected = ExpectedReturn.Of(run.Trades);
        var paper = policy.Gate.Paper;
        var evidence = EvidenceReading.Of(new Candidate
        {
            Run = run,
            Policy = policy,
            SlicePolicies = run.Slices.Select(s => s.PolicyHash).Distinct(StringComparer.Ordinal).ToDictionary(h => h, subject.Policies.Get, StringComparer.Ordinal),
            DecisionHash = subject.DecisionHash,
            Products = subject.Products,
            Trials = trials,
            LedgerProblem = state.IsSound ? null : string.Join("; ", state.Problems),
            Step = request.Step,
            Paper = request.Traded?.Against(expected, paper),
            Standing = request.Standing is { } standing
                ? new StandingStep(standing.CapitalStep, standing.StepSince, request.Traded?.From(standing.StepSince).Against(expected, paper))
                : null,
        });
        return (evidence, DecisionGate.Judge(evidence, policy.Gate));
    }

    private GateReport ReportOf(
        GateRequest request,
        GateSubject subject,
        IMarketDataset dataset,
        string lineage,
        LedgerState state,
        (GateEvidence Evidence, GateDecision Decision)[] judged)
    {
        // One where the second schedule is the policy's own.
        var (first, second) = (judged[0], judged[^1]);
        return new GateReport
        {
            Verdict = first.Decision.IsGo ? GateVerdict.Go : GateVerdict.NoGo,
            PolicyName = policy.Name,
            PolicyHash = PolicyHash.Of(policy),
            EngineVersion = EngineVersion.Current,
            Dataset = DatasetSummary.Of(dataset),
            DatasetLineage = lineage,
            Products = subject.Products,
            From = subject.From,
            To = subject.To,
            TrialLedgerHead = state.Head.Hash,
            CapitalStep = request.Step,
            WalkForwardId = request.WalkForwardId,
            StepSince = request.Standing is { } standing && standing.CapitalStep == request.Step ? standing.StepSince : null,
            FeeSchedule = policy.Costs.FeeSchedule,
            Decision = first.Decision,
            Evidence = first.Evidence,
            SecondFeeSchedule = policy.Gate.SecondFeeSchedule,
            SecondDecision = second.Decision,
            SecondEvidence = second.Evidence,
        };
    }
}

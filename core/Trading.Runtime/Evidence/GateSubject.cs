using System.Collections.Immutable;
using Trading.Core;
using Trading.Core.Backtesting;
using Trading.Core.Market;
using Trading.Core.MarketData.Datasets;
using Trading.Core.Policy;
using Trading.Core.Signals;
using Trading.Runtime.Backtests;
using Trading.Runtime.Ports;
using Trading.Runtime.Storage;
using Trading.Runtime.WalkForwards;

namespace Trading.Runtime.Evidence;

/// <summary>What the gate runs and judges: pessimistic slices under the policy's own fees, and the same under the second ones.</summary>
internal sealed record GateSubject
{
    /// <summary>What decides the slices, by policy hash.</summary>
    public required PolicySet Policies { get; init; }

    /// <summary>By fee schedule, the policy's own first; one where the second is the same.</summary>
    public required ImmutableArray<ImmutableArray<SliceSpec>> Runs { get; init; }

    /// <summary>What decided, as the trial ledger names it.</summary>
    public required string DecisionHash { get; init; }

    public required ImmutableArray<ProductId> Products { get; init; }

    public required Timestamp From { get; init; }

    public required Timestamp To { get; init; }

    /// <summary>The policy over the whole range, a slice a window.</summary>
    public static GateSubject OfPolicy(BacktestRequest request, IMarketDataset dataset, TradingPolicy policy)
    {
        var plan = SlicePlan.Of(
            request with
            {
                FillModes = [FillMode.Pessimistic],
                FeeSchedules = FeesOf(policy),
                Split = policy.Gate.WindowMonths switch
                {
                    1 => RangeSplit.Month,
                    3 => RangeSplit.Quarter,
                    _ => RangeSplit.Year,
                },
            },
            dataset,
            policy,
            EngineVersion.Current);
        return new GateSubject
        {
            Policies = new PolicySet([policy]),
            Runs = plan.Variants,
            DecisionHash = Core.Policy.DecisionHash.Of(policy),
            Products = [.. plan.Products],
            From = plan.From,
            To = plan.To,
        };
    }

    /// <summary>The linked tests of a stored walk-forward: in each window what was chosen before it.</summary>
    /// <exception cref="InputException">
    /// There is no such walk-forward, the policy is not what it chose last, one of its choices is not archived, or data or code are others.
    /// </exception>
    public static async Task<GateSubject> OfWalkForwardAsync(
        string id, IObjectStore store, IMarketDataset dataset, TradingPolicy policy, CancellationToken cancellation)
    {
        var key = WalkForwardArchive.KeyOf(id);
        var report = await new WalkForwardArchive(store).ReadAsync(id, cancellation);
        Require(report, key, dataset, policy);
        var archive = new PolicyArchive(store);
        var chosen = new Dictionary<string, TradingPolicy>(StringComparer.Ordinal);
        foreach (var hash in report.Windows.Select(w => w.PolicyHash).Distinct(StringComparer.Ordinal))
        {
            chosen[hash] = await archive.ReadAsync(hash, SignalRegistry.Vocabulary, cancellation)
                ?? throw new InputException($"{key}: policy {hash}, which it chose, is not in the archive");
        }

        var trial = (await new TrialLedger(store).ReadAsync(cancellation)).Entries.Select(e => e.Trial).FirstOrDefault(t => t.Id == report.OutOfSample.TrialId)
            ?? throw new InputException($"{key}: its trial {report.OutOfSample.TrialId} is not in the ledger");
        return new GateSubject
        {
            Policies = new PolicySet(chosen.Values),
            Runs = [.. FeesOf(policy).Select(fees => report.Windows.Select(w => TestOf(report, w, fees, dataset, chosen[w.PolicyHash])).ToImmutableArray())],
            DecisionHash = trial.DecisionHash,
            Products = [.. report.Products],
            From = report.Windows[0].Window.TestFrom,
            To = report.To,
        };
    }

    private static ImmutableArray<string> FeesOf(TradingPolicy policy) =>
        policy.Costs.FeeSchedule == policy.Gate.SecondFeeSchedule ? [policy.Costs.FeeSchedule] : [policy.Costs.FeeSchedule, policy.Gate.SecondFeeSchedule];

    private static void Require(WalkForwardReport report, string key, IMarketDataset dataset, TradingPolicy policy)
    {
        var last = report.Windows[^1].PolicyHash;
        if (PolicyHash.Of(policy) != last)
        {
            throw new InputException($"{key}: it chose policy {last} last, and {PolicyHash.Of(policy)} is put forward; expected the one that it chose (policies/{last}.yaml)");
        }

        if (report.Dataset.Id != dataset.Id)
        {
            throw new InputException($"{key}: it ran on dataset {report.Dataset.Id}; this is {dataset.Id}");
        }

        if (report.EngineVersion != EngineVersion.Current)
        {
            throw new InputException($"{key}: it was run by code {report.EngineVersion}; this is {EngineVersion.Current}: walk forward again");
        }
    }

    // The same slice that the walk-forward tested, but for fills and fees; where these are the same its stored result is taken.
    private static SliceSpec TestOf(WalkForwardReport report, WalkForwardRow row, string fees, IMarketDataset dataset, TradingPolicy chosen) => SlicePlan.Of(
        new BacktestRequest
        {
            Products = [.. report.Products],
            Candles = report.Candles,
            From = row.Window.TestFrom,
            To = row.Window.To,
            FillModes = [FillMode.Pessimistic],
            FeeSchedules = [fees],
            Seed = report.Seed,
        },
        dataset,
        chosen,
        EngineVersion.Current).Variants[0][0];
}

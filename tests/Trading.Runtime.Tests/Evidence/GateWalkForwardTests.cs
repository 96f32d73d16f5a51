using Trading.Core;
using Trading.Core.Analytics;
using Trading.Core.Backtesting;
using Trading.Core.Backtesting.Sweeps;
using Trading.Core.Backtesting.WalkForward;
using Trading.Core.Evidence.Ledger;
using Trading.Core.Policy;
using Trading.Core.Signals;
using Trading.Runtime.Backtests;
using Trading.Runtime.Evidence;
using Trading.Runtime.Storage;
using Trading.Runtime.Sweeps;
using Trading.Runtime.Tests.Backtests;
using Trading.Runtime.Tests.Testing;
using Trading.Runtime.WalkForwards;

namespace Trading.Runtime.Tests.Evidence;

public sealed class GateWalkForwardTests
{
    private const string Yaml = """
        schema_version: 1
        search: grid
        budget: 2
        keys:
          rules.table[momentum_breakout].stop_pct: [4, 8]
        """;

    private readonly MemoryObjectStore _store = new();

    [Fact]
    public async Task RunAsync_WalkForward_JudgesItsLinkedTestsAndCountsAllThatWasTried()
    {
        var report = await WalkAsync();
        var before = (await new TrialLedger(_store).ReadAsync()).Entries;
        var policy = await LastAsync(report);

        var outcome = await JobOf(policy).RunAsync(new GateRequest { WalkForwardId = report.Id });

        var (gate, evidence) = (outcome.Report, outcome.Report.Evidence);
        Assert.Equal((report.Id, PolicyHash.Of(policy)), (gate.WalkForwardId, gate.PolicyHash));
        Assert.Equal((report.Windows[0].Window.TestFrom, report.To), (gate.From, gate.To));
        Assert.Equal(
            (2, report.OutOfSample.Summary.Trades, report.OutOfSample.Summary.NetResult), (evidence.Slices, evidence.Trades, evidence.Net));
        Assert.Equal(report.OutOfSample.Days.Count, evidence.Observations);
        Assert.True(evidence.Trades > 0);

        // Its tests are stored; only those under the second fees have to be run.
        Assert.Equal((2, 2), (outcome.Run.Ran, outcome.Run.Found));

        // What the gate enters is the procedure once more: no trial beyond those of the walk-forward.
        var scope = new TrialScope(gate.DatasetLineage, gate.Products, gate.From, gate.To);
        Assert.Equal(TrialCounting.Relevant(before, scope).Count, evidence.Trials);
        Assert.True(evidence.Trials >= 4, "two variants, the unvaried policy and the procedure");
        Assert.Equal(0, evidence.RuleViolations);
    }

    [Fact]
    public async Task RunAsync_AnotherPolicyThanItChoseLast_IsRefused()
    {
        var report = await WalkAsync();
        var other = TestRun.Policy with { Risk = TestRun.Policy.Risk with { MaxOpenPositions = 3 } };

        var error = await Assert.ThrowsAsync<InputException>(() => JobOf(other).RunAsync(new GateRequest { WalkForwardId = report.Id }));

        Assert.Contains($"it chose policy {report.Windows[^1].PolicyHash} last", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_ChoiceNotArchived_IsRefused()
    {
        var report = await WalkAsync();
        var policy = await LastAsync(report);
        await _store.DeleteAsync(PolicyArchive.KeyOf(report.Windows[0].PolicyHash));

        var error = await Assert.ThrowsAsync<InputException>(() => JobOf(policy).RunAsync(new GateRequest { WalkForwardId = report.Id }));

        Assert.Contains("is not in the archive", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_UnknownWalkForward_IsRefused()
    {
        var error = await Assert.ThrowsAsync<InputException>(() => JobOf(TestRun.Policy).RunAsync(new GateRequest { WalkForwardId = new string('0', 64) }));

        Assert.Contains("there is no such walk-forward", error.Message, StringComparison.Ordinal);
    }

    private GateJob JobOf(TradingPolicy policy) => new(_store, () => TestRun.Dataset, policy, TimeProvider.System);

    private async Task<TradingPolicy> LastAsync(WalkForwardReport report) =>
        (await new PolicyArchive(_store).ReadAsync(report.Windows[^1].PolicyHash, SignalRegistry.Vocabulary))!;

    private async Task<WalkForwardReport> WalkAsync()
    {
        var run = new BacktestRequest { FillModes = [FillMode.Pessimistic] };
        var request = new WalkForwardRequest(new SweepRequest(run, SweepFileReader.Read(Yaml, "test"), Objective.Sharpe, 1), WalkForwardMode.Rolling, 30, 20, 2);
        var plan = WalkForwardPlan.Of(request, TestRun.Dataset, TestRun.Policy, SignalRegistry.Vocabulary, EngineVersion.Current);
        return (await new WalkForwardJob(_store, TestRun.Dataset, TimeProvider.System).RunAsync(plan)).Report;
    }
}

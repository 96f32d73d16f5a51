using Trading.Core;
using Trading.Core.Analytics;
using Trading.Core.Backtesting;
using Trading.Core.Backtesting.Sweeps;
using Trading.Core.Backtesting.WalkForward;
using Trading.Core.Signals;
using Trading.Runtime.Backtests;
using Trading.Runtime.Evidence;
using Trading.Runtime.Storage;
using Trading.Runtime.Sweeps;
using Trading.Runtime.Tests.Backtests;
using Trading.Runtime.Tests.Testing;
using Trading.Runtime.WalkForwards;

namespace Trading.Runtime.Tests.WalkForwards;

public sealed class WalkForwardJobTests
{
    private const string Yaml = """
        schema_version: 1
        search: grid
        budget: 3
        keys:
          rules.table[momentum_breakout].stop_pct: [4, 6, 8]
        """;

    // 87 days from 9 January: tests of 20 days from day 32 and 52 on.
    private static readonly WalkForwardPlan Plan = PlanOf(WalkForwardMode.Rolling);

    [Fact]
    public async Task Run_SequentialParallelOrResumed_GivesTheSameBytes()
    {
        var sequential = new MemoryObjectStore();
        var truth = await JobOn(sequential).RunAsync(Plan, workers: 1);
        Assert.True(truth.Report.Windows.Sum(w => w.OutOfSample.Trades) > 0, "nothing was traded: the tests here show nothing");

        var parallel = new MemoryObjectStore();
        await JobOn(parallel).RunAsync(Plan, workers: 2);
        Assert.Equal(TestRun.ContentOf(sequential), TestRun.ContentOf(parallel));

        foreach (var writes in (int[])[2, 7, 9, 14])
        {
            var broken = new MemoryObjectStore(writes);
            await Assert.ThrowsAsync<IOException>(() => JobOn(broken).RunAsync(Plan, workers: 2));
            var resumed = new MemoryObjectStore();
            foreach (var (key, content) in broken.Objects)
            {
                resumed.Objects[key] = content;
            }

            await JobOn(resumed).RunAsync(Plan);
            Assert.Equal(TestRun.ContentOf(sequential), TestRun.ContentOf(resumed));
        }

        var again = await JobOn(sequential).RunAsync(Plan);
        Assert.Equal((0, 0), (again.Ran, again.Ledger.Appended));
        Assert.Equal(truth.Report.ToJson(), WalkForwardReport.Read(truth.Report.ToJson(), "test").ToJson());
    }

    [Fact]
    public async Task Run_EachWindow_TestsWhatScoredBestInSampleAlone()
    {
        var store = new MemoryObjectStore();
        var report = (await JobOn(store).RunAsync(Plan)).Report;

        Assert.Equal([(0, 32), (20, 52)], report.Windows.Select(w => (DayOf(w.Window.From), DayOf(w.Window.TestFrom))));
        foreach (var row in report.Windows)
        {
            Assert.Equal(Array.IndexOf([.. row.Scores], row.Scores.Max()), row.Chosen);
            var test = Plan.Test(row.Window, row.Chosen);
            var policy = Plan.Sweep.Variants.Variants[row.Chosen!.Value].Policy;
            Assert.Equal((test.Id, test.PolicyHash, test.WarmUpHours), (row.TestSliceId, row.PolicyHash, 192));
            Assert.NotNull(await new PolicyArchive(store).ReadTextAsync(row.PolicyHash));

            using var engine = new BacktestEngine(TestRun.Dataset, test, policy);
            var alone = engine.Run();
            Assert.Equal(alone.FinalNav - alone.Ledger.Opening, row.OutOfSample.NetResult);
            Assert.All(alone.Trades, t => Assert.True(t.EntryAt >= row.Window.TestFrom && t.ExitAt <= row.Window.To));
        }

        var growth = report.Windows.Aggregate(1.0, (product, w) => product * (1 + (w.OutOfSample.ReturnPct / 100)));
        Assert.Equal((growth - 1) * 100, report.OutOfSample.Summary.ReturnPct, 9);
        Assert.Equal(40, report.OutOfSample.Days.Count);
        Assert.Equal(report.Windows.Sum(w => w.OutOfSample.Trades), report.OutOfSample.Summary.Trades);
    }

    [Fact]
    public async Task Run_Ledger_HasEveryVariantOfEveryWindowTheTestsAndTheProcedure()
    {
        var store = new MemoryObjectStore();
        var outcome = await JobOn(store).RunAsync(Plan);
        var entries = outcome.Ledger.State.Entries;

        Assert.Equal(6, entries.Count(e => DayOf(e.Trial.From) is 0 or 20));
        var procedure = Assert.Single(entries, e => e.Trial.DecisionHash == Plan.ProcedureHash).Trial;
        Assert.Equal((outcome.Report.OutOfSample.TrialId, outcome.Report.OutOfSample.ReturnsHash, 32, 72), (procedure.Id, procedure.ReturnsHash, DayOf(procedure.From), DayOf(procedure.To)));
        var returns = await new TrialLedger(store).ReturnsAsync(procedure);
        Assert.Equal((40, outcome.Report.OutOfSample.SharpePerDay), (returns.Days.Count, returns.SharpePerDay));
        Assert.True(outcome.Ledger.State.IsSound);
    }

    [Fact]
    public async Task Run_NoneTradesEnough_TestsThePolicyAsItIs()
    {
        var outcome = await JobOn(new MemoryObjectStore()).RunAsync(PlanOf(WalkForwardMode.Rolling, tradesMin: 10_000));

        Assert.All(outcome.Report.Windows, w => Assert.Equal((null, outcome.Report.PolicyHash, null), (w.Chosen, w.PolicyHash, w.InSample)));
        Assert.Equal(outcome.Report.Base.Summary, outcome.Report.OutOfSample.Summary);
    }

    [Fact]
    public async Task Run_AnchoredAfterRolling_SharesTheSlicesThatAreTheSame()
    {
        var store = new MemoryObjectStore();
        await JobOn(store).RunAsync(Plan);

        // The first window is the same; the second has another in-sample part.
        var anchored = await JobOn(store).RunAsync(PlanOf(WalkForwardMode.Anchored));

        Assert.InRange(anchored.Found, 3 + 2, 12);
        Assert.InRange(anchored.Ran, 3, 4);
    }

    [Fact]
    public void Of_RequestWithoutEmbargo_TakesOnePercentOfTheRange()
    {
        Assert.Equal(1, WalkForwardPlan.Of(Request(WalkForwardMode.Rolling, 1) with { EmbargoDays = null }, TestRun.Dataset, TestRun.Policy, SignalRegistry.Vocabulary, TestRun.Engine).Options.EmbargoDays);
        Assert.NotEqual(Plan.Id, PlanOf(WalkForwardMode.Anchored).Id);
        Assert.NotEqual(Plan.ProcedureHash, PlanOf(WalkForwardMode.Anchored).ProcedureHash);
        Assert.Throws<InputException>(() => WalkForwardPlan.Of(
            Request(WalkForwardMode.Rolling, 1) with { InSampleDays = 80 }, TestRun.Dataset, TestRun.Policy, SignalRegistry.Vocabulary, TestRun.Engine));
    }

    private static int DayOf(Trading.Core.Market.Timestamp time) => (int)(time - Trading.Core.Market.Timestamp.Utc(2024, 1, 9)).TotalDays;

    private static WalkForwardJob JobOn(MemoryObjectStore store) => new(store, TestRun.Dataset, TimeProvider.System);

    private static WalkForwardPlan PlanOf(WalkForwardMode mode, int tradesMin = 1) =>
        WalkForwardPlan.Of(Request(mode, tradesMin), TestRun.Dataset, TestRun.Policy, SignalRegistry.Vocabulary, TestRun.Engine);

    private static WalkForwardRequest Request(WalkForwardMode mode, int tradesMin) => new(
        new SweepRequest(new BacktestRequest(), SweepFileReader.Read(Yaml, "test"), Objective.Sharpe, tradesMin), mode, 30, 20, 2);
}

using Trading.Core.Analytics;
using Trading.Core.Backtesting;
using Trading.Core.Backtesting.Sweeps;
using Trading.Core.Signals;
using Trading.Runtime.Backtests;
using Trading.Runtime.Evidence;
using Trading.Runtime.Sweeps;
using Trading.Runtime.Tests.Backtests;
using Trading.Runtime.Tests.Testing;

namespace Trading.Runtime.Tests.Sweeps;

public sealed class SweepJobTests
{
    private const string Yaml = """
        schema_version: 1
        search: grid
        budget: 6
        keys:
          rules.table[momentum_breakout].stop_pct: [4, 6]
          rules.table[momentum_breakout].target_pct: [8, 12, 20]
        """;

    private static readonly SweepPlan Plan = PlanOf(Yaml, new BacktestRequest { Split = RangeSplit.Quarter });

    [Fact]
    public async Task Run_SequentialParallelOrResumed_GivesTheSameBytes()
    {
        var sequential = new MemoryObjectStore();
        var truth = await JobOn(sequential).RunAsync(Plan, workers: 1);
        Assert.Equal((12, 0, 6), (truth.Ran, truth.Found, truth.Ledger.Appended));

        var parallel = new MemoryObjectStore();
        await JobOn(parallel).RunAsync(Plan, workers: 2);
        Assert.Equal(TestRun.ContentOf(sequential), TestRun.ContentOf(parallel));

        foreach (var writes in (int[])[1, 5, 13, 15, 20])
        {
            var broken = new MemoryObjectStore(writes);
            await Assert.ThrowsAsync<IOException>(() => JobOn(broken).RunAsync(Plan, workers: 2));
            var resumed = new MemoryObjectStore();
            foreach (var (key, content) in broken.Objects)
            {
                resumed.Objects[key] = content;
            }

            var outcome = await JobOn(resumed).RunAsync(Plan);
            Assert.Equal(Math.Min(12, writes), outcome.Found);
            Assert.Equal(TestRun.ContentOf(sequential), TestRun.ContentOf(resumed));
        }
    }

    [Fact]
    public async Task Run_AnyVariant_ComesToWhatABacktestOfItComesTo()
    {
        var store = new MemoryObjectStore();
        var report = (await JobOn(store).RunAsync(Plan)).Report;
        foreach (var index in (int[])[0, 5])
        {
            var policy = Plan.Variants.Variants[index].Policy;
            var plan = SlicePlan.Of(Plan.Request.Run, TestRun.Dataset, policy, TestRun.Engine);
            var outcome = await new BacktestRunner(new MemoryObjectStore(), () => TestRun.Dataset, policy, TimeProvider.System).RunAsync([.. plan.Slices]);
            var performance = BacktestReport.Of(plan, outcome.Results, TestRun.Dataset, policy).Variants[0].Performance;
            var (row, trial) = (report.Rows[index], BacktestTrial.Of(plan, outcome.Results, TestRun.Dataset, policy));

            Assert.Equal(performance.Trades.Trades, row.Summary.Trades);
            Assert.Equal(performance.Trades.WinRatePct, row.Summary.WinRatePct);
            Assert.Equal(performance.Trades.ProfitFactor, row.Summary.ProfitFactor);
            Assert.Equal(performance.Run.NetResult, row.Summary.NetResult);
            Assert.Equal(performance.Run.Trades.Sum(t => t.Fees.Amount), row.Summary.Fees.Amount);
            Assert.Equal(performance.Equity.Sharpe, row.Summary.Sharpe);
            Assert.Equal(performance.Equity.MaxDrawdownPct, row.Summary.MaxDrawdownPct);
            Assert.Equal(trial.Trial.Id, row.TrialId);
            Assert.Equal(trial.Trial.SharpePerDay!.Value * Math.Sqrt(365), row.Summary.Sharpe!.Value, 12);
            Assert.True(row.Summary.Trades > 0);
        }
    }

    [Fact]
    public async Task Run_Twice_AppendsNothingNew()
    {
        var store = new MemoryObjectStore();
        await JobOn(store).RunAsync(Plan);
        var before = TestRun.ContentOf(store);
        var again = await JobOn(store).RunAsync(Plan);

        Assert.Equal((0, 12, 0, 6), (again.Ran, again.Found, again.Ledger.Appended, again.Ledger.Known));
        Assert.Equal(before, TestRun.ContentOf(store));
        Assert.Equal(again.Report.ToJson(), SweepReport.Read(again.Report.ToJson(), "test").ToJson());
    }

    [Fact]
    public async Task Run_Cancelled_KeepsSlicesAndLeavesTheLedgerAlone()
    {
        var store = new MemoryObjectStore();
        using var cancel = new CancellationTokenSource();
        var progress = new Cancelling(cancel, 2);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => JobOn(store).RunAsync(Plan, 1, progress, cancel.Token));

        Assert.Equal(2, store.Objects.Count);
        Assert.All(store.Objects.Keys, key => Assert.StartsWith("slices/", key, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Run_TooFewTradesForAll_HasNoBestAndStillRecordsThem()
    {
        var outcome = await JobOn(new MemoryObjectStore()).RunAsync(PlanOf(Yaml, new BacktestRequest(), tradesMin: 10_000));

        Assert.Null(outcome.Report.Best);
        Assert.All(outcome.Report.Rows, row => Assert.Null(row.Score));
        Assert.Equal(6, outcome.Ledger.Appended);
    }

    [Fact]
    public void Of_VariantsWithOtherWarmUps_AllBeginWhereTheLastCan()
    {
        var plan = PlanOf("schema_version: 1\nsearch: grid\nbudget: 2\nkeys: {backtest.warm_up_hours: [192, 240]}", new BacktestRequest());

        Assert.All(plan.Plans, p => Assert.Equal("2024-01-11T00:00:00Z", p.From.ToString()));
    }

    [Fact]
    public async Task Csv_OfAReport_HasOneRowAVariant()
    {
        var report = (await JobOn(new MemoryObjectStore()).RunAsync(Plan)).Report;
        var lines = System.Text.Encoding.UTF8.GetString(SweepCsv.Of(report)).TrimEnd('\n').Split('\n');

        Assert.StartsWith("variant,rules.table[momentum_breakout].stop_pct,rules.table[momentum_breakout].target_pct,score,trades,", lines[0], StringComparison.Ordinal);
        Assert.Equal(7, lines.Length);
        Assert.StartsWith("5,6,20,", lines[6], StringComparison.Ordinal);
    }

    private static SweepJob JobOn(MemoryObjectStore store) => new(store, TestRun.Dataset, TimeProvider.System);

    private static SweepPlan PlanOf(string yaml, BacktestRequest run, int tradesMin = 1) => SweepPlan.Of(
        new SweepRequest(run, SweepFileReader.Read(yaml, "test"), Objective.Sharpe, tradesMin), TestRun.Dataset, TestRun.Policy, SignalRegistry.Vocabulary, TestRun.Engine);

    private sealed class Cancelling(CancellationTokenSource cancel, int slices) : IProgress<BacktestProgress>
    {
        public void Report(BacktestProgress value)
        {
            if (value.SlicesDone == slices)
            {
                cancel.Cancel();
            }
        }
    }
}

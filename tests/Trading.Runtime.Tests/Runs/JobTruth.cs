using Trading.Core.Analytics;
using Trading.Core.Backtesting.Sweeps;
using Trading.Core.Backtesting.WalkForward;
using Trading.Core.MarketData.Datasets;
using Trading.Core.Policy;
using Trading.Core.Signals;
using Trading.Runtime.Backtests;
using Trading.Runtime.Policies;
using Trading.Runtime.Runs;
using Trading.Runtime.Sweeps;
using Trading.Runtime.Tests.Backtests;
using Trading.Runtime.Tests.Testing;
using Trading.Runtime.WalkForwards;

namespace Trading.Runtime.Tests.Runs;

/// <summary>What the jobs behind the commands store for the requests of <see cref="RunWorld"/>.</summary>
internal static class JobTruth
{
    public static async Task<MemoryObjectStore> OfAsync(RunKind kind, IMarketDataset dataset, string engine = TestRun.Engine)
    {
        TradingPolicy policy = PolicySource.Load(null);
        var (store, vocabulary) = (new MemoryObjectStore(), SignalRegistry.Vocabulary);
        var run = new BacktestRequest { Split = kind == RunKind.WalkForward ? RangeSplit.None : RangeSplit.Month };
        var sweep = new SweepRequest(run, SweepFileReader.Read(RunWorld.SweepYaml, "sweep.yaml"), Objective.Sharpe, 1);
        switch (kind)
        {
            case RunKind.Backtest:
                var backtest = await new BacktestJob(store, dataset, policy, TimeProvider.System).RunAsync(SlicePlan.Of(run, dataset, policy, engine));
                Assert.True(backtest.Report.Variants[0].Performance.Trades.Trades > 0, "nothing was traded: the tests here show nothing");
                break;
            case RunKind.Sweep:
                await new SweepJob(store, dataset, TimeProvider.System).RunAsync(SweepPlan.Of(sweep, dataset, policy, vocabulary, engine));
                break;
            default:
                var request = new WalkForwardRequest(sweep, WalkForwardMode.Rolling, 20, 10, 1);
                await new WalkForwardJob(store, dataset, TimeProvider.System).RunAsync(WalkForwardPlan.Of(request, dataset, policy, vocabulary, engine));
                break;
        }

        return store;
    }

    /// <summary>Requires that everything a job stored is there, byte for byte.</summary>
    public static void AssertHeld(MemoryObjectStore expected, MemoryObjectStore actual) => Assert.All(
        expected.Objects, o => Assert.True(actual.Objects.TryGetValue(o.Key, out var content) && content.AsSpan().SequenceEqual(o.Value), o.Key));
}

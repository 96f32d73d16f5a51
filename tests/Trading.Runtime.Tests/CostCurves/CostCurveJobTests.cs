using System.Text;
using Trading.Core;
using Trading.Core.Backtesting;
using Trading.Core.Evidence.Costs;
using Trading.Core.Market;
using Trading.Core.Signals;
using Trading.Runtime.Backtests;
using Trading.Runtime.CostCurves;
using Trading.Runtime.Reporting.Results;
using Trading.Runtime.Tests.Backtests;
using Trading.Runtime.Tests.Testing;

namespace Trading.Runtime.Tests.CostCurves;

public sealed class CostCurveJobTests
{
    private static readonly BacktestRequest Request = new()
    {
        From = Timestamp.Utc(2024, 1, 20),
        To = Timestamp.Utc(2024, 2, 20),
        FillModes = [FillMode.Pessimistic],
    };

    private static readonly CostCurvePlan Plan = CostCurvePlan.Of(Request, TestRun.Dataset, TestRun.Policy, SignalRegistry.Vocabulary, TestRun.Engine);

    [Fact]
    public async Task Run_ShippedPolicy_HasItsAxesInOrderAndOneBasePointOnAll()
    {
        var outcome = await JobOn(new MemoryObjectStore()).RunAsync(Plan, workers: 2);
        var report = outcome.Report;

        Assert.Equal((13, 13, 0), (Plan.SliceCount, outcome.Ran, outcome.Found));
        Assert.Equal([CostAxisKind.Fees, CostAxisKind.Spread, CostAxisKind.Capital], report.Axes.Select(a => a.Kind));
        Assert.Equal(["0x 0.25x 0.5x 1x 1.5x 2x taker_120", "0.5x 1x 2x 4x", "1x 10x 100x 1000x"], report.Axes.Select(a => string.Join(' ', a.Points.Select(p => p.Value))));
        Assert.All(report.Axes, axis => Assert.Equal(report.Base, Assert.Single(axis.Points, p => p.IsBase)));
        Assert.Equal(0m, report.Axes[0].Points[0].Summary.Fees.Amount);
        Assert.True(report.Base.Summary.Fees.IsPositive);
        Assert.Equal(10_000_000m, TestRun.Policy.Backtest.InitialCash * report.Axes[2].Points[^1].Multiple);
        Assert.Empty(report.QuotedProducts);
    }

    [Fact]
    public async Task Run_BasePoint_IsWhatABacktestComesTo()
    {
        var report = (await JobOn(new MemoryObjectStore()).RunAsync(Plan)).Report;
        var performance = (await BacktestAsync()).Variants[0].Performance;
        var point = report.Base;

        Assert.True(performance.Trades.Trades > 5);
        Assert.Equal(performance.Trades.Trades, point.Summary.Trades);
        Assert.Equal(performance.Run.NetResult, point.Summary.NetResult);
        Assert.Equal(performance.Equity.Sharpe, point.Summary.Sharpe);
        Assert.Equal(performance.Run.Trades.Sum(t => t.Slippage.Amount), point.Slippage.Amount);
        Assert.Equal(performance.Trades.CostPerTradeBps, point.CostBps);
        Assert.Equal(performance.Trades.EdgePerTradeBps, report.BreakEven!.Bps);
        Assert.Equal(performance.Trades.CostPerTradeBps, report.BreakEven.PaidBps);
        Assert.Equal(performance.Run.NetResult.IsPositive, report.IsBreakingEven);
    }

    [Fact]
    public async Task Run_Again_RunsNothingAndAppendsNothing()
    {
        var store = new MemoryObjectStore();
        var first = await JobOn(store).RunAsync(Plan, workers: 1);
        var before = TestRun.ContentOf(store);
        var again = await JobOn(store).RunAsync(Plan);

        Assert.Equal((0, 13, 0, 1), (again.Ran, again.Found, again.Ledger.Appended, again.Ledger.Known));
        Assert.Equal((1, 1), (first.Ledger.Appended, first.Ledger.State.Head.Count));
        Assert.Equal(before, TestRun.ContentOf(store));

        var broken = new MemoryObjectStore(5);
        await Assert.ThrowsAsync<IOException>(() => JobOn(broken).RunAsync(Plan, workers: 2));
        var resumed = new MemoryObjectStore();
        foreach (var (key, content) in broken.Objects)
        {
            resumed.Objects[key] = content;
        }

        Assert.Equal(5, (await JobOn(resumed).RunAsync(Plan)).Found);
        Assert.Equal(before, TestRun.ContentOf(resumed));
    }

    [Fact]
    public async Task Report_SavedWithABacktest_IsASectionOfItsPageAndStays()
    {
        var store = new MemoryObjectStore();
        var curve = (await JobOn(store).RunAsync(Plan)).Report;
        var backtest = await BacktestAsync();
        var archive = new ReportArchive(store);
        var page = $"reports/{backtest.Id}/report.html";

        await archive.SaveAsync(backtest, curve);
        var with = Encoding.UTF8.GetString(store.Objects[page]);
        await archive.SaveAsync(backtest);

        Assert.Contains("Against fees, spread and capital", with, StringComparison.Ordinal);
        Assert.Contains(CostCurveTerms.BreakEven(curve.BreakEven), with, StringComparison.Ordinal);
        Assert.All(curve.Axes, axis => Assert.Contains($"sharpe-{axis.Kind.ToCode()}", with, StringComparison.Ordinal));
        Assert.Equal(with, Encoding.UTF8.GetString(store.Objects[page]));
        Assert.Equal(curve.ToJson(), (await archive.ReadCostsAsync(backtest.Id))!.ToJson());
        Assert.DoesNotContain("Against fees, spread and capital", Encoding.UTF8.GetString(BacktestPage.ToHtml(backtest)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_AsJsonTableAndPage_SaysTheSame()
    {
        var report = (await JobOn(new MemoryObjectStore()).RunAsync(Plan)).Report;
        var lines = Encoding.UTF8.GetString(CostCurveCsv.Of(report)).TrimEnd('\n').Split('\n');
        var page = Encoding.UTF8.GetString(CostCurvePage.ToHtml(report));

        Assert.Equal(report.ToJson(), CostCurveReport.Read(report.ToJson(), "test").ToJson());
        Assert.Equal(16, lines.Length);
        Assert.StartsWith("axis,value,multiple,fee_schedule,trades,net_result,", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("fees,taker_120,,taker_120,", lines[7], StringComparison.Ordinal);
        Assert.StartsWith("capital,1000x,1000,default,", lines[15], StringComparison.Ordinal);
        foreach (var part in (string[])["Cost curve of shipped", "Synthetic data", "breaks even at a cost of", "Interval from", "Interval to", "Net Sharpe", "1000x", "taker_120", "1x own", "the data has no quotes"])
        {
            Assert.Contains(part, page, StringComparison.OrdinalIgnoreCase);
        }

        Assert.DoesNotContain("https:", page, StringComparison.Ordinal);
    }

    private static async Task<BacktestReport> BacktestAsync()
    {
        var plan = SlicePlan.Of(Request, TestRun.Dataset, TestRun.Policy, TestRun.Engine);
        var outcome = await TestRun.RunnerOn(new MemoryObjectStore()).RunAsync([.. plan.Slices]);
        return BacktestReport.Of(plan, outcome.Results, TestRun.Dataset, TestRun.Policy);
    }

    private static CostCurveJob JobOn(MemoryObjectStore store) => new(store, TestRun.Dataset, TimeProvider.System);
}

using Trading.Core.Backtesting;
using Trading.Core.Evidence.Anomalies;
using Trading.Core.Evidence.Gate;
using Trading.Core.Market;
using Trading.Core.MarketData.Datasets;
using Trading.Core.MarketData.Synthetic;
using Trading.Core.Policy;
using Trading.Runtime.Jobs;
using Trading.Runtime.MarketReplay;
using Trading.Runtime.Monitoring.Anomalies;
using Trading.Runtime.Policies;
using Trading.Runtime.Tests.MarketReplay;
using Trading.Runtime.Tests.Testing;

namespace Trading.Runtime.Tests.Monitoring.Anomalies;

/// <summary>
/// Thirty days of a paper account on a synthetic market, 2,880 cycles through the whole shell, after a backtest of the half-year before. It is
/// looked at after every cycle.
/// </summary>
public class HealthyDaysTests
{
    private static readonly Timestamp From = Timestamp.Utc(2025, 1, 1);

    private readonly InMemoryStateStore _store = new();
    private readonly MemoryObjectStore _objects = new();

    [Fact]
    public async Task Read_ThirtyHealthyDaysThenAWrongExpectation_IsSilentAndThenFindsAll()
    {
        var dataset = new SyntheticMarket(SyntheticMarketOptions.Default(5) with { To = Timestamp.Utc(2025, 2, 10) }).ToDataset(withQuotes: false);
        var run = new ParityRun(
            dataset,
            PolicySource.Load(null),
            From,
            From + TimeSpan.FromDays(30),
            FillMode.Base,
            [.. dataset.Manifest.Products.Select(product => product.Product.Id.Value)]);
        var expected = Expectation.Of(SliceMerge.Merge([Backtest(dataset, run, Timestamp.Utc(2024, 7, 1), From)]))!;
        await new ExpectationArchive(_objects).WriteAsync(expected);
        using var source = new AnomalySource(_store, _objects, run.Options.Account, run.Policy);
        var looks = new List<Task<IReadOnlyList<HealthIssue>>>();

        await new ReplayJob(_store, new InMemoryCycleLease(_store.Accounts, TimeProvider.System), _objects).RunAsync(
            dataset, run.Range, run.Policy, run.Options, slot => looks.Add(source.ReadAsync(slot, default)));

        var told = (await Task.WhenAll(looks)).SelectMany(issues => issues).Select(issue => $"{issue.Code}: {issue.Message}");
        Assert.Equal(2_880, looks.Count);
        Assert.Empty(told);
        await AssertReadAsTheEngineCountsAsync(Backtest(dataset, run, run.Range.From, run.Range.To));
        await AssertFoundAsync(run, expected);
    }

    // The engine makes the same trades to the byte and counts them by itself.
    private async Task AssertReadAsTheEngineCountsAsync(SliceResult engine)
    {
        var reading = new CycleReading();
        var cycles = await _store.ReadRecordsAsync("backtest", Timestamp.MinValue, Timestamp.MaxValue, default)
            .Select(record => reading.Read(record).Observation)
            .ToListAsync();
        Assert.True(engine.Funnel.Filled > 15, $"{engine.Funnel.Filled} entries");
        Assert.Equal(engine.Funnel.Filled, cycles.Sum(cycle => cycle.Filled));
        Assert.Equal(engine.Funnel.Sent, cycles.Sum(cycle => cycle.Filled + cycle.Unfilled));
        Assert.Equal(engine.Funnel.Signals.Values.Sum(), cycles.Sum(cycle => cycle.Signals));
        Assert.All(cycles.SkipLast(1), cycle => Assert.Equal(8, cycle.Products.Length));
    }

    // Who reads the same days anew, after a restart, and expects something else, finds that all of it is not so.
    private async Task AssertFoundAsync(ParityRun run, Expectation expected)
    {
        await new ExpectationArchive(_objects).WriteAsync(expected with
        {
            Wins = expected.Trades * 99 / 100,
            WinDispersion = 1,
            EntriesFilled = expected.Entries / 4,
            EntryDispersion = 1,
            Slippage = expected.Slippage with { MeanBps = expected.Slippage.MeanBps - 60 },
            Fees = expected.Fees with { MeanBps = expected.Fees.MeanBps - 60 },
            Return = new ExpectedReturn(20, 3),
        });

        // What is watched decides nothing, so that it is the same policy still.
        var policy = run.Policy with
        {
            Monitoring = run.Policy.Monitoring with
            {
                Anomalies = run.Policy.Monitoring.Anomalies with { WinRate = new WinRatePolicy { WindowDays = 30, TradesMin = 5 } },
            },
        };
        using var source = new AnomalySource(_store, _objects, run.Options.Account, policy);

        var issues = await source.ReadAsync(run.Range.To, default);
        var again = await source.ReadAsync(run.Range.To, default);

        Assert.Equal(
            [HealthCode.WinRateLow, HealthCode.SlippageHigh, HealthCode.FeesHigh, HealthCode.FillRateOff, HealthCode.ReturnsDrifted],
            issues.Select(issue => issue.Code));
        Assert.All(issues, issue => Assert.Equal(HealthSeverity.Warning, issue.Severity));
        Assert.Equal(issues, again);
    }

    private static SliceResult Backtest(IMarketDataset dataset, ParityRun run, Timestamp from, Timestamp to)
    {
        using var engine = new BacktestEngine(dataset, run.Range with { From = from, To = to }, run.Policy);
        return engine.Run();
    }
}

using Trading.Core.Backtesting;
using Trading.Core.Market;
using Trading.Core.MarketData.Synthetic;
using Trading.Core.Policy;
using Trading.Runtime.Datasets;
using Trading.Runtime.Policies;
using Trading.Runtime.Storage;
using Trading.Runtime.Tests.Testing;

namespace Trading.Runtime.Tests.MarketReplay;

/// <summary>The shell trades history as the backtest does, to the byte: there is one pipeline.</summary>
public sealed class ParityTests : IDisposable
{
    private readonly TempFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    [Theory]
    [InlineData(FillMode.Base, 31)]
    [InlineData(FillMode.Optimistic, 10)]
    [InlineData(FillMode.Pessimistic, 10)]
    public async Task Replay_SyntheticMarket_IsTheBacktest(FillMode mode, int days)
    {
        var dataset = new SyntheticMarket(SyntheticMarketOptions.Default(11) with
        {
            Products = [.. SyntheticProducts.Four],
            From = Timestamp.Utc(2024, 1, 1),
            To = Timestamp.Utc(2024, 2, 20),
        }).ToDataset(withQuotes: false);
        var run = new ParityRun(
            dataset,
            PolicySource.Load(null),
            Timestamp.Utc(2024, 1, 15),
            Timestamp.Utc(2024, 1, 15) + TimeSpan.FromDays(days),
            mode,
            [.. dataset.Manifest.Products.Select(product => product.Product.Id.Value)]);
        var store = new InMemoryStateStore();

        var (backtest, _) = run.Backtest();
        var shell = await run.ShellAsync(store, new InMemoryCycleLease(store.Accounts, TimeProvider.System));

        Assert.True(backtest.Trades.Count > 2, $"{backtest.Trades.Count} trades");
        backtest.AssertEquals(shell);
    }

    [SkippableFact]
    public async Task Replay_RealMonth_IsTheBacktest()
    {
        Skip.IfNot(SharedData.IsPresent, SharedData.Absent);
        DatasetImporter.Run(new()
        {
            Sources = [SharedData.PathOf("candles/coinbase")],
            Target = _temp["real"],
            Products = [.. new[] { "ADA-USD", "BTC-USD", "ETH-USD", "SOL-USD" }.Select(p => ProductId.Parse(p))],
            Intervals = [Interval.QuarterHour],
        });
        var run = new ParityRun(
            FolderDataset.Open(_temp["real"]),
            PolicySource.Load(null),
            Timestamp.Utc(2024, 11, 1),
            Timestamp.Utc(2024, 12, 1),
            FillMode.Base,
            "ADA-USD",
            "BTC-USD",
            "ETH-USD",
            "SOL-USD");
        using var store = new SqliteStateStore(_temp["account.db"], SqliteDurability.Normal);
        using var lease = new SqliteCycleLease(_temp["account.db"], TimeProvider.System, SqliteDurability.Normal);

        var (backtest, _) = run.Backtest();
        var shell = await run.ShellAsync(store, lease);

        Assert.True(backtest.Trades.Count > 10, $"{backtest.Trades.Count} trades");
        backtest.AssertEquals(shell);
    }
}

using Trading.Core;
using Trading.Core.Analytics.Comparison;
using Trading.Core.Backtesting;
using Trading.Core.Evidence.Drift;
using Trading.Core.Evidence.Gate;
using Trading.Core.Market;
using Trading.Core.Policy;
using Trading.EndToEnd.Tests.Cli;
using Trading.EndToEnd.Tests.Live;
using Trading.Runtime.Accounts;
using Trading.Runtime.Backtests;
using Trading.Runtime.Comparisons;
using Trading.Runtime.Policies;
using Trading.Runtime.Storage;

namespace Trading.EndToEnd.Tests.Browser.Dashboard;

/// <summary>
/// A program that runs: its account has bought on paper, a dataset is pushed, a comparison is kept. Shared by all tests that change nothing
/// of the account.
/// </summary>
public sealed class PaperWorld : IAsyncLifetime, IDisposable
{
    private readonly SmallMarket _market = new();

    public LiveWorld World { get; private set; } = null!;

    internal RunningProgram Program { get; private set; } = null!;

    /// <summary>What the page shows against its backtest: one figure inside its band, one outside, one alarming, one without a band.</summary>
    internal ComparisonReport Comparison { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        World = await LiveWorld.StartAsync();
        var push = World.Run("data", "push", _market.Folder);
        Assert.True(push.Code == 0, push.Error);
        Comparison = Compared(PolicySource.Load(World.PathOf("policy.yaml")), World.Slot);
        await new ComparisonArchive(new FolderObjectStore(World.PathOf("objects"))).WriteAsync(Comparison, World.Slot, default);
        Program = await RunningProgram.StartAsync(World, World.Account("paper"));
        await LiveWorld.UntilAsync(() => Program.Output.Count > 0, "a cycle has ended");
    }

    public async Task DisposeAsync()
    {
        await Program.DisposeAsync();
        await World.DisposeAsync();
    }

    public void Dispose() => _market.Dispose();

    private static ComparisonReport Compared(TradingPolicy policy, Timestamp now)
    {
        var drift = DriftReading.Of([], double.NaN, policy.Gate.Paper);
        return new ComparisonReport
        {
            SchemaVersion = ComparisonReport.CurrentSchema,
            Account = "main",
            Mode = TradingMode.Paper,
            IsAlert = true,
            From = now - TimeSpan.FromDays(30),
            To = now,
            Cycles = 2_880,
            PolicyHash = PolicyHash.Of(policy),
            Dataset = new DatasetSummary(new string('d', 64), "coinbase", SyntheticLabel: null),
            EngineVersion = EngineVersion.Current,
            Products = [ProductId.Parse("BTC-USD"), ProductId.Parse("ETH-USD")],
            FillMode = FillMode.Base,
            FeeSchedule = "default",
            Seed = 1,
            LiveOpen = 1,
            BacktestOpen = 1,
            Trades = TradeComparison.Of([], [], TimeSpan.FromMinutes(15), _ => default),
            Drift = drift,
            DriftBasis = DriftBasis.Shadow,
            DriftBasisTrades = 0,
            AlertPct = 25,
            Confidence = 0.95,
            Metrics =
            [
                MetricRow.Of(ComparedMetric.WinRatePct, 48, 50, new MetricBand(BandKind.Binomial, 40, 60), 25),
                MetricRow.Of(ComparedMetric.Net, 130, 110, new MetricBand(BandKind.TradeBootstrap, 90, 120), 25),
                MetricRow.Of(ComparedMetric.SlippageBps, 30, 10, new MetricBand(BandKind.TradeBootstrap, 5, 15), 25),
                MetricRow.Of(ComparedMetric.Sharpe, 1.5, 1.6, MetricBand.None, 25),
            ],
            Evidence = drift.ToEvidence(30, 0, 0),
            Notes = ["Too few trades to say more."],
        };
    }
}

using Trading.Core;
using Trading.Core.Analytics;
using Trading.Core.Backtesting;
using Trading.Core.Market;
using Trading.Core.MarketData.Datasets;
using Trading.Core.MarketData.Synthetic;
using Trading.Core.Policy;
using Trading.Core.Signals;
using Trading.EndToEnd.Tests.Testing;

namespace Trading.EndToEnd.Tests.Regression;

/// <summary>The fourth quarter of 2024 with the shipped policy: on real candles where they are at hand, on a synthetic twin always.</summary>
public class FourthQuarterTests
{
    private static readonly Timestamp From = Timestamp.Utc(2024, 10, 1);
    private static readonly Timestamp To = Timestamp.Utc(2025, 1, 1);

    [SkippableFact]
    public void Run_RealCandles_TradesInRangeLosesToCostsAndBreaksNoRule()
    {
        var dataset = new InMemoryDataset("coinbase", new[] { "ADA-USD", "BTC-USD", "ETH-USD", "SOL-USD" }.Select(Load));

        AssertQuarter(dataset, tradesMin: 60, tradesMax: 95);
    }

    [Fact]
    public void Run_SyntheticTwin_TradesInRangeLosesToCostsAndBreaksNoRule()
    {
        var dataset = new SyntheticMarket(SyntheticMarketOptions.Default(2024) with
        {
            Products = SyntheticProducts.Four,
            From = Timestamp.Utc(2024, 9, 20),
            To = To,
        }).ToDataset();

        AssertQuarter(dataset, tradesMin: 50, tradesMax: 85);
    }

    private static void AssertQuarter(InMemoryDataset dataset, int tradesMin, int tradesMax)
    {
        var policy = PolicyLoader.Shipped(SignalRegistry.Vocabulary);
        using var engine = new BacktestEngine(
            dataset,
            new SliceSpec
            {
                DatasetId = dataset.Id,
                Candles = Interval.QuarterHour,
                Products = [.. dataset.Manifest.Products.Select(p => p.Product.Id)],
                From = From,
                To = To,
                WarmUpHours = policy.Backtest.WarmUpHours,
                PolicyHash = PolicyHash.Of(policy),
                FillMode = FillMode.Base,
                FeeSchedule = policy.Costs.FeeSchedule,
                Seed = 1,
                EngineVersion = "test",
            },
            policy);

        var report = PerformanceReport.Of(SliceMerge.Merge([engine.Run()]), dataset.Manifest, policy);

        Assert.InRange(report.Trades.Trades, tradesMin, tradesMax);
        Assert.True(report.Costs.Net.IsNegative, $"net {report.Costs.Net}");
        Assert.True(report.BySignal.Count >= 2);
        Assert.Empty(report.Violations);
        Assert.Equal(report.Costs.Edge - report.Costs.Slippage - report.Costs.EntryFees - report.Costs.ExitFees, report.Costs.Net);
        Assert.Equal(report.FinalNav - report.InitialNav, report.Costs.Net);
    }

    private static InMemoryProduct Load(string product)
    {
        var (candles, decimals) = SharedData.Candles("coinbase", product, "15m");
        var id = ProductId.Parse(product);
        var tick = new Increment(new decimal(1, 0, 0, isNegative: false, (byte)decimals));
        return new InMemoryProduct(
            new Product(id, tick, new Increment(0.00000001m), new Increment(0.01m), new Money(1), IsInferred: true),
            [new CandleSeries(id, Interval.QuarterHour, candles)]);
    }
}

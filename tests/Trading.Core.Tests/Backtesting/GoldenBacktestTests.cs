using Trading.Core.Analytics;
using Trading.Core.Backtesting;
using Trading.Core.Market;
using Trading.Core.MarketData.Datasets;
using Trading.Core.MarketData.Synthetic;
using Trading.Core.Policy;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.Backtesting;

/// <summary>
/// One fixed slice with the shipped policy: its statistics and the hash of every order and fill. Whoever changes a decision, a cost or a
/// fill changes these, and says in the commit why.
/// </summary>
public class GoldenBacktestTests
{
    private static readonly Timestamp From = Timestamp.Utc(2024, 10, 1);
    private static readonly Timestamp To = Timestamp.Utc(2025, 1, 1);

    private static readonly Lazy<InMemoryDataset> Market = new(() => new SyntheticMarket(SyntheticMarketOptions.Default(2024) with
    {
        Products = SyntheticProducts.Four,
        From = Timestamp.Utc(2024, 9, 20),
        To = To,
    }).ToDataset(withQuotes: false));

    [Theory]
    [InlineData(FillMode.Optimistic, 63, "-28.9249", "0.3434", "72930bd008c065858785cb9976b13d4e2229cc3dc2493690a50d46c73cf086fb")]
    [InlineData(FillMode.Base, 63, "-29.6417", "0.3494", "53198d3f2625a381c9975d0413add275c4bde8f03b42cfd9e3af5526c532bd74")]
    [InlineData(FillMode.Pessimistic, 63, "-36.9448", "0.4180", "4253620c430af0bb93114bc40903e83b05daa29eb026a7748b8152278ddf0645")]
    public void Run_FixedSlice_TradesAsItAlwaysHas(FillMode mode, int trades, string net, string drawdownPct, string orderListHash)
    {
        var policy = TestPolicies.Shipped;
        var spec = EngineRuns.Spec(Market.Value, policy, mode) with { From = From, To = To, Seed = 1 };
        using var engine = new BacktestEngine(Market.Value, spec, policy);

        var result = engine.Run();
        var report = PerformanceReport.Of(SliceMerge.Merge([result]), Market.Value.Manifest, policy);

        Assert.Equal(trades, report.Trades.Trades);
        Assert.Equal(decimal.Parse(net, System.Globalization.CultureInfo.InvariantCulture), decimal.Round(report.Costs.Net.Amount, 4));
        Assert.Equal(decimal.Parse(drawdownPct, System.Globalization.CultureInfo.InvariantCulture), decimal.Round(report.Equity.MaxDrawdownPct, 4));
        Assert.Equal(Verdict.InsufficientTrades, report.Verdict);
        Assert.True(report.IsSynthetic);
        Assert.Empty(report.Violations);
        Assert.Equal(orderListHash, result.OrderListHash);
    }
}

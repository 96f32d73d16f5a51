using System.Text;
using Trading.Core.Backtesting;
using Trading.Core.Cycle;
using Trading.Core.Features;
using Trading.Core.Market;
using Trading.Core.MarketData.Datasets;
using Trading.Core.MarketData.Synthetic;
using Trading.Core.Policy;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.Backtesting;

/// <summary>A small synthetic market and runs over it, shared by the tests of the engine.</summary>
internal static class EngineRuns
{
    public static readonly Timestamp From = Timestamp.Utc(2024, 1, 9);
    public static readonly Timestamp To = Timestamp.Utc(2024, 3, 1);

    private static readonly Lazy<InMemoryDataset> Market = new(() => new SyntheticMarket(SyntheticMarketOptions.Default(11) with
    {
        Products = SyntheticProducts.Four,
        From = Timestamp.Utc(2024, 1, 1),
        To = To,
    }).ToDataset(withQuotes: false));

    /// <summary>Four products, two months of 15-minute candles.</summary>
    public static InMemoryDataset Dataset => Market.Value;

    /// <summary>The shipped policy, awake and trading in every regime but a crash, so that a short run has many trades.</summary>
    public static TradingPolicy Busy { get; } = TestPolicies.ShippedWith(
        """
        name: busy
        regime:
          bull: {signals: [momentum_breakout, trend_follow, price_move, volume_spike, mean_reversion, fade_spike], atr_ratio_min: 0.8}
          chop: {signals: [momentum_breakout, trend_follow, price_move, volume_spike, mean_reversion, fade_spike], atr_ratio_min: 0.8}
          bear: {signals: [mean_reversion, fade_spike], size_multiplier: 0.5, position_cap_multiplier: 0.5, max_open_positions: 4, atr_ratio_min: 0.8}
        """);

    public static SliceSpec Spec(IMarketDataset dataset, TradingPolicy policy, FillMode mode = FillMode.Base) => new()
    {
        DatasetId = dataset.Id,
        Candles = Interval.QuarterHour,
        Products = [.. dataset.Manifest.Products.Select(p => p.Product.Id)],
        From = From,
        To = To,
        WarmUpHours = 192,
        PolicyHash = PolicyHash.Of(policy),
        FillMode = mode,
        FeeSchedule = "default",
        Seed = 3,
        EngineVersion = "test",
    };

    public static SliceResult Run(IMarketDataset dataset, TradingPolicy policy, FillMode mode = FillMode.Base, ICycleObserver? observer = null)
    {
        using var engine = new BacktestEngine(dataset, Spec(dataset, policy, mode), policy, observer);
        return engine.Run();
    }

    /// <summary>The audit of a run, a line a cycle.</summary>
    public static string[] Audit(IMarketDataset dataset, TradingPolicy policy)
    {
        using var stream = new MemoryStream();
        using (var writer = new CycleRecordWriter(stream, PolicyHash.Of(policy), "test", FeatureNeeds.Windowed))
        {
            Run(dataset, policy, observer: writer);
        }

        return Encoding.UTF8.GetString(stream.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}

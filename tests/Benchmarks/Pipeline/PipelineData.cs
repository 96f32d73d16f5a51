using Trading.Core.Backtesting;
using Trading.Core.Market;
using Trading.Core.MarketData.Datasets;
using Trading.Core.MarketData.Synthetic;
using Trading.Core.Policy;
using Trading.Core.Signals;

namespace Benchmarks.Pipeline;

/// <summary>The fixed market and policies of the benchmarks.</summary>
internal static class PipelineData
{
    /// <summary>20 products, one year of 1-minute candles, in memory and without quotes.</summary>
    public static InMemoryDataset Year20() => new SyntheticMarket(SyntheticMarketOptions.Benchmark20(1)).ToDataset(withQuotes: false);

    /// <summary>What nothing can be faster than: every column of each candle read once.</summary>
    public static double BareLoop(IReadOnlyList<CandleColumns> columns)
    {
        var sum = 0.0;
        foreach (var c in columns)
        {
            for (var i = 0; i < c.Count; i++)
            {
                sum += c.Close[i] * c.Volume[i];
                sum = Math.Max(sum, c.High[i]);
                sum += c.Low[i] - c.Open[i];
            }
        }

        return sum;
    }

    /// <summary>A product's candles in one piece.</summary>
    public static CandleColumns Columns(IMarketDataset dataset, ProductId product, Interval interval)
    {
        var all = new CandleColumns();
        var month = new CandleColumns();
        using var cursor = dataset.OpenCandles(product, interval, Timestamp.MinValue, Timestamp.MaxValue);
        while (cursor.ReadNext(month))
        {
            all.AppendRange(month, 0, month.Count);
        }

        return all;
    }

    /// <summary>A policy beside the benchmarks, with pairs of texts replaced.</summary>
    public static TradingPolicy Policy(string file, params ReadOnlySpan<string> replacements)
    {
        var yaml = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Pipeline", file));
        for (var i = 0; i < replacements.Length; i += 2)
        {
            yaml = yaml.Replace(replacements[i], replacements[i + 1], StringComparison.Ordinal);
        }

        return PolicyLoader.Load(yaml, file, SignalRegistry.Vocabulary);
    }

    /// <summary>A slice over all of a dataset, warm-up left aside.</summary>
    public static SliceSpec Spec(IMarketDataset dataset, TradingPolicy policy, params IEnumerable<ProductId> products)
    {
        var candles = dataset.Manifest.Products[0].Candles[0];
        return new SliceSpec
        {
            DatasetId = dataset.Id,
            Candles = Interval.OneMinute,
            Products = [.. products],
            From = candles.First.Floor(Interval.OneDay) + TimeSpan.FromHours(policy.Backtest.WarmUpHours),
            To = candles.Last.Floor(Interval.OneDay),
            WarmUpHours = policy.Backtest.WarmUpHours,
            PolicyHash = PolicyHash.Of(policy),
            FillMode = FillMode.Base,
            FeeSchedule = policy.Costs.FeeSchedule,
            Seed = 1,
            EngineVersion = "benchmark",
        };
    }
}

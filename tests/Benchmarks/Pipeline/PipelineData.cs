using Trading.Core.Market;
using Trading.Core.MarketData.Datasets;
using Trading.Core.MarketData.Synthetic;

namespace Benchmarks.Pipeline;

/// <summary>The fixed market of the pipeline benchmarks, in memory and without quotes.</summary>
internal static class PipelineData
{
    /// <summary>20 products, one year of 1-minute candles.</summary>
    public static InMemoryDataset Year20() => new SyntheticMarket(SyntheticMarketOptions.Benchmark20(1)).ToDataset(withQuotes: false);

    /// <summary>What nothing can be faster than: each candle of each product once, in the order of the cycles.</summary>
    public static double BareLoop(InMemoryDataset dataset, CandleColumns[] columns)
    {
        var sum = 0.0;
        foreach (var c in columns)
        {
            var close = c.Close.AsSpan(0, c.Count);
            var high = c.High.AsSpan(0, c.Count);
            var low = c.Low.AsSpan(0, c.Count);
            var volume = c.Volume.AsSpan(0, c.Count);
            for (var i = 0; i < close.Length; i++)
            {
                sum += close[i] * volume[i];
                sum = Math.Max(sum, high[i]);
                sum += low[i];
            }
        }

        return sum + dataset.Manifest.Products.Length;
    }

    /// <summary>All columns of a dataset at one interval.</summary>
    public static CandleColumns[] Columns(IMarketDataset dataset, Interval interval) => [.. dataset.Manifest.Products.Select(p =>
    {
        var all = new CandleColumns();
        var month = new CandleColumns();
        using var cursor = dataset.OpenCandles(p.Product.Id, interval, Timestamp.MinValue, Timestamp.MaxValue);
        while (cursor.ReadNext(month))
        {
            all.AppendRange(month, 0, month.Count);
        }

        return all;
    })];
}

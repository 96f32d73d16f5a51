using Trading.Core.Market;
using Trading.Core.MarketData.Datasets;
using Trading.Core.MarketData.Synthetic;

namespace Trading.Runtime.Datasets;

/// <summary>The dataset to use where none is named: the one in the data folder, or else a synthetic market that is made there once.</summary>
public static class DefaultDataset
{
    private const string SyntheticFolder = "synthetic";
    private const ulong Seed = 1;

    /// <summary>The folder of the dataset that is there; null where none is.</summary>
    /// <param name="dataFolder">Holds a dataset, or a folder of the synthetic one.</param>
    public static string? Find(string dataFolder) => new[] { dataFolder, SyntheticPath(dataFolder) }
        .FirstOrDefault(folder => File.Exists(Path.Combine(folder, DatasetPaths.Manifest)));

    /// <summary>
    /// The synthetic market by its products and its ends, without what lies between: enough to tell whether a request fits it
    /// before it is made.
    /// </summary>
    public static IMarketDataset Outline()
    {
        var options = SyntheticMarketOptions.Default(Seed);
        return new InMemoryDataset(SyntheticMarket.Venue, options.Products.Select(p => new InMemoryProduct(p.ToProduct(), [EndsOf(p.Id, options)])));
    }

    /// <summary>Products of the synthetic market, for progress.</summary>
    public static int ProductCount => SyntheticProducts.Eight.Count;

    /// <summary>Makes the synthetic market; where it lies.</summary>
    public static string Make(string dataFolder, IProgress<ProductId>? progress = null, CancellationToken cancellation = default)
    {
        var folder = SyntheticPath(dataFolder);
        _ = SyntheticDatasetWriter.Write(
            new SyntheticMarket(SyntheticMarketOptions.Default(Seed)), folder, withQuotes: false, progress: progress, cancellationToken: cancellation);
        return folder;
    }

    private static CandleSeries EndsOf(ProductId product, SyntheticMarketOptions options)
    {
        var ends = new CandleColumns();
        ends.Append(new Candle(options.From, 1, 1, 1, 1, 0));
        ends.Append(new Candle(options.To.AddMs(-options.Interval.Ms), 1, 1, 1, 1, 0));
        return new CandleSeries(product, options.Interval, ends);
    }

    private static string SyntheticPath(string dataFolder) => Path.Combine(dataFolder, SyntheticFolder);
}

using Trading.Core;
using Trading.Core.Market;
using Trading.Core.MarketData.Datasets;
using Trading.Core.MarketData.Synthetic;

namespace Trading.Runtime.Datasets;

/// <summary>Writes a synthetic market to a dataset folder, a month of one product in memory at a time.</summary>
public static class SyntheticDatasetWriter
{
    /// <param name="market">Its manifest mark goes with it.</param>
    /// <param name="path">A folder that is absent, empty or, with <paramref name="overwrite"/>, a dataset.</param>
    /// <param name="withQuotes">Without, spreads come from the cost model, as on real candles.</param>
    /// <param name="progress">Told each product that is done.</param>
    /// <exception cref="InputException">The path cannot be used.</exception>
    /// <exception cref="OperationCanceledException">Asked to stop; nothing is left at the path.</exception>
    public static DatasetManifest Write(
        SyntheticMarket market,
        string path,
        bool withQuotes = true,
        bool overwrite = false,
        IProgress<ProductId>? progress = null,
        CancellationToken cancellationToken = default)
    {
        using var writer = new DatasetWriter(path, SyntheticMarket.Venue, market.Origin, overwrite);
        var candles = new CandleColumns();
        var quotes = new QuoteColumns();
        foreach (var product in market.Products)
        {
            writer.SetProduct(product);
            using var cursor = market.Open(product.Id);
            while (withQuotes ? cursor.ReadNext(candles, quotes) : cursor.ReadNext(candles))
            {
                cancellationToken.ThrowIfCancellationRequested();
                writer.Append(product.Id, market.Options.Interval, candles);
                if (withQuotes)
                {
                    writer.Append(product.Id, quotes);
                }
            }

            progress?.Report(product.Id);
        }

        return writer.Commit();
    }
}

namespace Trading.Core.MarketData.Datasets;

/// <summary>
/// Names the market that a dataset is a piece of. It stays while the dataset grows by a day, gains a product or comes in other
/// intervals, and is another for another venue or for another synthetic market (seed, start, edges, any other parameter). So results
/// on pieces of one market can be counted together, and what they cover is told apart by products and time.
/// </summary>
public static class DatasetLineage
{
    private const string ProductPrefix = "product.";

    // How much of a path was sampled, and how finely; the path is the same.
    private static readonly HashSet<string> Extent = ["to", "interval", "quoteDelaySeconds"];

    /// <summary>64 lower-case hexadecimal digits.</summary>
    public static string Of(DatasetManifest manifest) => manifest.Synthetic is not { } synthetic
        ? OfVenue(manifest.Venue)
        : ContentHash.Of($"lineage/1|{manifest.Venue}|{string.Join('|', synthetic.Parameters
            .Where(p => !Extent.Contains(p.Key) && !p.Key.StartsWith(ProductPrefix, StringComparison.Ordinal))
            .OrderBy(p => p.Key, StringComparer.Ordinal)
            .Select(p => $"{p.Key}={p.Value}"))}");

    /// <summary>Of everything that a real venue ever traded: what a live run knows without a dataset.</summary>
    public static string OfVenue(string venue) => ContentHash.Of($"lineage/1|{venue}");
}

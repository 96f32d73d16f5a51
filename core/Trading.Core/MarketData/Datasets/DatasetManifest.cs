using System.Collections.Immutable;
using Trading.Core.Market;

namespace Trading.Core.MarketData.Datasets;

/// <summary>
/// The table of contents of a dataset: who traded what, over which time, and the hash of each file.
/// Its canonical form, and so the dataset's id, is <see cref="DatasetManifestJson"/>'s.
/// </summary>
/// <param name="Venue">Where the data comes from, such as coinbase.</param>
/// <param name="Products">In ordinal order of ids.</param>
/// <param name="Synthetic">Null for data from a real market.</param>
public sealed record DatasetManifest(string Venue, ImmutableArray<DatasetProduct> Products, SyntheticOrigin? Synthetic = null)
{
    public bool IsSynthetic => Synthetic is not null;

    /// <summary>What the dataset holds of a product; null if nothing.</summary>
    public DatasetProduct? Find(ProductId product) => Products.FirstOrDefault(p => p.Product.Id == product);

    /// <exception cref="InputException">The dataset has no such product.</exception>
    public DatasetProduct Get(ProductId product) => Find(product) ?? throw new InputException(
        $"product: '{product}' is not in the dataset; it has {Listing(Products.Select(p => p.Product.Id.Value))}");

    /// <exception cref="InputException">The dataset has no such product, or not at this interval.</exception>
    public DatasetCandles Get(ProductId product, Interval interval)
    {
        var entry = Get(product);
        return entry.At(interval) ?? throw new InputException(
            $"interval: the dataset has no {interval} candles of {product}; it has {Listing(entry.Candles.Select(c => c.Interval.ToString()))}");
    }

    private static string Listing(IEnumerable<string> names)
    {
        var all = names.ToList();
        return all.Count switch
        {
            0 => "none",
            <= 12 => string.Join(", ", all),
            _ => $"{string.Join(", ", all.Take(12))} and {all.Count - 12} more",
        };
    }
}

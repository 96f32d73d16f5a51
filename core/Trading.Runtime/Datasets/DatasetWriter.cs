using System.Collections.Immutable;
using Trading.Core;
using Trading.Core.Market;
using Trading.Core.MarketData.Datasets;

namespace Trading.Runtime.Datasets;

/// <summary>
/// Builds a dataset folder from candles and quotes given in order of time, a month in memory for each open series.
/// Nothing appears at the path before <see cref="Commit"/>; without it, disposal removes every trace.
/// </summary>
public sealed class DatasetWriter : IDisposable
{
    private readonly DatasetFolder _folder;
    private readonly string _venue;
    private readonly SyntheticOrigin? _synthetic;
    private readonly SortedDictionary<ProductId, Product> _products = [];
    private readonly Dictionary<(ProductId Product, Interval Interval), CandleMonths> _candles = [];
    private readonly Dictionary<ProductId, QuoteMonths> _quotes = [];

    /// <param name="path">A folder that is absent, empty or, with <paramref name="overwrite"/>, a dataset.</param>
    /// <param name="venue">See <see cref="DatasetPaths.IsVenue"/>.</param>
    /// <param name="synthetic">Given where the data is made up.</param>
    /// <exception cref="InputException">The path or the venue cannot be used, or another writer is at work.</exception>
    public DatasetWriter(string path, string venue, SyntheticOrigin? synthetic = null, bool overwrite = false)
    {
        if (!DatasetPaths.IsVenue(venue))
        {
            throw new InputException($"venue: '{venue}' cannot name a folder; expected 1 to 32 of a-z, 0-9, '-' and '_'");
        }

        (_venue, _synthetic) = (venue, synthetic);
        _folder = new DatasetFolder(path, overwrite);
    }

    /// <summary>Adds or replaces a product's metadata; needed for each product before <see cref="Commit"/>.</summary>
    public void SetProduct(Product product) => _products[product.Id] = product;

    /// <summary>Adds candles that come after all those given before for the same product and interval.</summary>
    /// <exception cref="ArgumentException">Times do not ascend.</exception>
    public void Append(ProductId product, Interval interval, CandleColumns candles)
    {
        if (!_candles.TryGetValue((product, interval), out var months))
        {
            months = new CandleMonths(_folder, month => DatasetPaths.Candles(_venue, product, interval, month));
            _candles.Add((product, interval), months);
        }

        months.Append(candles);
    }

    /// <summary>Adds quotes that come after all those given before for the same product.</summary>
    /// <exception cref="ArgumentException">Times do not ascend.</exception>
    public void Append(ProductId product, QuoteColumns quotes)
    {
        if (!_quotes.TryGetValue(product, out var months))
        {
            months = new QuoteMonths(_folder, month => DatasetPaths.Quotes(_venue, product, month));
            _quotes.Add(product, months);
        }

        months.Append(quotes);
    }

    /// <summary>Writes what is pending and the manifest, and puts the dataset in place.</summary>
    /// <returns>The manifest of the dataset that is now at the path.</returns>
    /// <exception cref="InputException">There is nothing in it.</exception>
    /// <exception cref="InvalidOperationException">A product was given candles but no metadata.</exception>
    public DatasetManifest Commit()
    {
        var unknown = _candles.Keys.Select(k => k.Product).Concat(_quotes.Keys).FirstOrDefault(p => !_products.ContainsKey(p));
        if (unknown != default)
        {
            throw new InvalidOperationException($"{unknown} has data but no metadata; call SetProduct");
        }

        var entries = _products.Values.Select(p => new DatasetProduct(
            p,
            [.. _candles.Where(c => c.Key.Product == p.Id && !c.Value.IsEmpty).OrderBy(c => c.Key.Interval.Ms).Select(c => c.Value.Finish(c.Key.Interval))],
            _quotes.TryGetValue(p.Id, out var quotes) && !quotes.IsEmpty ? quotes.Finish() : null));
        var manifest = new DatasetManifest(
            _venue, [.. entries.Where(e => !e.Candles.IsEmpty || e.Quotes is not null)], _synthetic);
        var json = DatasetManifestJson.Write(manifest);
        using (var file = _folder.Create(DatasetPaths.Manifest))
        {
            file.Write(json);
        }

        _folder.Commit();
        return manifest;
    }

    /// <summary>Removes what was written, unless it was committed.</summary>
    public void Dispose() => _folder.Dispose();
}

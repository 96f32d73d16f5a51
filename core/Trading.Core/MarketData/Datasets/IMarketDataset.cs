using Trading.Core.Market;

namespace Trading.Core.MarketData.Datasets;

/// <summary>The candles and quotes of some products at one venue, with a manifest that fixes every byte of them.</summary>
public interface IMarketDataset
{
    DatasetManifest Manifest { get; }

    /// <summary>SHA-256 of the manifest's canonical form.</summary>
    string Id { get; }

    /// <summary>The candles that open in [<paramref name="from"/>, <paramref name="to"/>), missing ones missing.</summary>
    /// <exception cref="InputException">The dataset has no such product or interval.</exception>
    ICandleCursor OpenCandles(ProductId product, Interval interval, Timestamp from, Timestamp to);

    /// <summary>The quotes stamped in [<paramref name="from"/>, <paramref name="to"/>); null where the product has none.</summary>
    /// <exception cref="InputException">The dataset has no such product.</exception>
    IQuoteCursor? OpenQuotes(ProductId product, Timestamp from, Timestamp to);
}

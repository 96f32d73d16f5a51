using Trading.Core.Market;
using Trading.Core.MarketData.Datasets;

namespace Trading.Runtime.Datasets;

/// <summary>A dataset of which only the table of contents is at hand: enough to plan a run and to merge what it came to.</summary>
internal sealed class ManifestDataset(DatasetManifest manifest) : IMarketDataset
{
    public DatasetManifest Manifest => manifest;

    public string Id { get; } = DatasetManifestJson.IdOf(manifest);

    public ICandleCursor OpenCandles(ProductId product, Interval interval, Timestamp from, Timestamp to) => throw NothingToRead();

    public IQuoteCursor? OpenQuotes(ProductId product, Timestamp from, Timestamp to) => throw NothingToRead();

    private InvalidOperationException NothingToRead() => new($"dataset {Id}: its manifest is read, not its candles");
}

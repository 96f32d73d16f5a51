using Trading.Core.Market;

namespace Trading.Core.MarketData.Datasets;

/// <summary>One product of an <see cref="InMemoryDataset"/>.</summary>
/// <param name="Product">Its metadata.</param>
/// <param name="Candles">At most one series an interval, each of this product.</param>
/// <param name="Quotes">Sorted by time; null where there are none.</param>
public sealed record InMemoryProduct(Product Product, IReadOnlyList<CandleSeries> Candles, QuoteColumns? Quotes = null);

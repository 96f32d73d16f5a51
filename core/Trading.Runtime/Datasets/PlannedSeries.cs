using Trading.Core.Market;

namespace Trading.Runtime.Datasets;

/// <summary>A series of candles that an import found and has yet to read.</summary>
/// <param name="Product">The product.</param>
/// <param name="Interval">Of its candles.</param>
/// <param name="Name">The file or table, for errors.</param>
/// <param name="Open">Starts reading.</param>
internal sealed record PlannedSeries(ProductId Product, Interval Interval, string Name, Func<SeriesSource> Open);

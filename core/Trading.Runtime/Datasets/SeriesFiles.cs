using System.Collections.Immutable;
using Trading.Core.Market;

namespace Trading.Runtime.Datasets;

/// <summary>The files of one series, all CSV or all Parquet, in order of time.</summary>
/// <param name="Product">The product.</param>
/// <param name="Interval">Of the candles or of the bars of quotes; null for quotes whose name does not say.</param>
/// <param name="IsQuotes">Whether they hold quotes.</param>
/// <param name="Paths">At least one.</param>
internal sealed record SeriesFiles(ProductId Product, Interval? Interval, bool IsQuotes, ImmutableArray<string> Paths);

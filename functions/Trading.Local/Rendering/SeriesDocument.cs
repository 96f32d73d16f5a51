using Trading.Core.Market;

namespace Trading.Local.Rendering;

/// <summary>One series of a dataset; the interval is null for quotes.</summary>
internal sealed record SeriesDocument(ProductId Product, Interval? Interval, Timestamp? First, Timestamp? Last, long Rows, long? MissingCandles);

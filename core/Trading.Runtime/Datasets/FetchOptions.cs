using System.Collections.Immutable;
using Trading.Core.Market;

namespace Trading.Runtime.Datasets;

/// <summary>Which candles to fetch from a venue, and to where.</summary>
public sealed record FetchOptions
{
    public required ImmutableArray<ProductId> Products { get; init; }

    public required Interval Interval { get; init; }

    /// <summary>Open time of the first candle wanted.</summary>
    public required Timestamp From { get; init; }

    /// <summary>Candles that open then or later are left out; null for all that are complete now.</summary>
    public Timestamp? To { get; init; }

    /// <summary>Folder of the dataset, new or to be continued.</summary>
    public required string Target { get; init; }

    /// <summary>The venue's name in the dataset.</summary>
    public required string Venue { get; init; }

    /// <summary>Products that are fetched at once; the venue's limit of requests is the same for all of them. Default: 4.</summary>
    public int ParallelMax { get; init; } = 4;
}

using System.Collections.Immutable;
using Trading.Core.Market;

namespace Trading.Core.MarketData.Synthetic;

/// <summary>
/// Everything that fixes a synthetic market: the same options give the same candles and quotes, bit for bit, on every machine.
/// A later <see cref="To"/> leaves what came before unchanged; other products leave a product unchanged; another
/// <see cref="Interval"/> samples the same path.
/// </summary>
public sealed record SyntheticMarketOptions
{
    public required ulong Seed { get; init; }

    /// <summary>Where the path starts; on the grid of <see cref="Interval"/> and of quarter-hours.</summary>
    public required Timestamp From { get; init; }

    /// <summary>The first instant without a candle; on the same grid as <see cref="From"/> and after it.</summary>
    public required Timestamp To { get; init; }

    /// <summary>Length of a candle: it divides a quarter-hour into whole seconds, or is whole quarter-hours that divide a day.</summary>
    public Interval Interval { get; init; } = Interval.QuarterHour;

    /// <summary>At least one, each once.</summary>
    public IReadOnlyList<SyntheticProduct> Products { get; init; } = SyntheticProducts.Eight;

    public SyntheticRegimes Regimes { get; init; } = new();

    public SyntheticVolatility Volatility { get; init; } = new();

    public SyntheticJumps Jumps { get; init; } = new();

    public SyntheticGaps Gaps { get; init; } = new();

    /// <summary>
    /// Empty = no edge: every product's price is then a martingale, and nothing that looks at the past alone can expect to earn.
    /// </summary>
    public ImmutableArray<PlantedEdge> Edges { get; init; } = [];

    /// <summary>
    /// How long after its candle's open a quote is stamped, seconds; less than <see cref="Interval"/>. The default is within
    /// the age that execution accepts when decisions come 20 s after a candle closes.
    /// </summary>
    public int QuoteDelaySeconds { get; init; } = 18;

    /// <summary>Eight products, two years from 2024 of quarter-hour candles, no edge.</summary>
    public static SyntheticMarketOptions Default(ulong seed) => new()
    {
        Seed = seed,
        From = Timestamp.Utc(2024, 1, 1),
        To = Timestamp.Utc(2026, 1, 1),
    };

    /// <summary>Four products, two years from 2024 of quarter-hour candles: the market on which evidence is judged.</summary>
    public static SyntheticMarketOptions Evidence(ulong seed, params ImmutableArray<PlantedEdge> edges) => Default(seed) with
    {
        Products = SyntheticProducts.Four,
        Edges = edges,
    };

    /// <summary>Twenty products, one year of 1-minute candles.</summary>
    public static SyntheticMarketOptions Benchmark20(ulong seed) => new()
    {
        Seed = seed,
        From = Timestamp.Utc(2025, 1, 1),
        To = Timestamp.Utc(2026, 1, 1),
        Interval = Interval.OneMinute,
        Products = SyntheticProducts.Twenty,
    };
}

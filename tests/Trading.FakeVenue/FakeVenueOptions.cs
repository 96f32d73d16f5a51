namespace Trading.FakeVenue;

/// <summary>The venue to start.</summary>
public sealed record FakeVenueOptions
{
    /// <summary>Port on 127.0.0.1; 0 for any that is free.</summary>
    public int Port { get; init; }

    /// <summary>Of everything that is drawn.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>The venue's clock. Default: the machine's.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>How long a delayed answer takes. Default: 20 ms.</summary>
    public TimeSpan Delay { get; init; } = TimeSpan.FromMilliseconds(20);

    /// <summary>Seconds in Retry-After of a 429. Default: 1.</summary>
    public int RetryAfterSeconds { get; init; } = 1;

    /// <summary>Entries a page. Default: 100.</summary>
    public int PageSizeMax { get; init; } = 100;

    /// <summary>Share of the notional. Default: 60 bps.</summary>
    public decimal MakerRate { get; init; } = 0.006m;

    /// <summary>Share of the notional. Default: 120 bps.</summary>
    public decimal TakerRate { get; init; } = 0.012m;

    /// <summary>What a product traded in the candle that opens at a second and lasts so many; null is the past of <see cref="HistoryFake"/>.</summary>
    public Func<VenueProduct, long, long, (decimal Open, decimal High, decimal Low, decimal Close, decimal Volume)>? Candle { get; init; }

    public IReadOnlyList<VenueProduct> Products { get; init; } =
    [
        new("ADA-USD", 0.5m, 0.0001m, 0.000001m),
        new("BTC-USD", 60_000m),
        new("ETH-USD", 3_000m),
        new("SOL-USD", 150m),
    ];

    public IReadOnlyDictionary<string, decimal> Balances { get; init; } =
        new Dictionary<string, decimal>(StringComparer.Ordinal) { ["USD"] = 10_000m };
}

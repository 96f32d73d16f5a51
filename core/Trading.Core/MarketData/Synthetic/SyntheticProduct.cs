using Trading.Core.Market;

namespace Trading.Core.MarketData.Synthetic;

/// <summary>One product of a synthetic market. Its path depends on these, the market's seed and the market factor alone.</summary>
public sealed record SyntheticProduct
{
    public required ProductId Id { get; init; }

    /// <summary>Price at the market's start, quote currency.</summary>
    public required double StartPrice { get; init; }

    /// <summary>Every price is a multiple of it.</summary>
    public required Increment PriceIncrement { get; init; }

    /// <summary>Every volume and size is a multiple of it.</summary>
    public required Increment BaseIncrement { get; init; }

    /// <summary>Typical traded value a day, quote currency; positive.</summary>
    public required double DailyQuoteVolume { get; init; }

    /// <summary>How much of the market factor's move the product takes.</summary>
    public required double Beta { get; init; }

    /// <summary>Annual volatility beside the market factor, percent; not negative.</summary>
    public required double IdiosyncraticVolPct { get; init; }

    /// <summary>Half the spread in a calm market, basis points; the spread is never under one price increment.</summary>
    public required double HalfSpreadBps { get; init; }

    /// <summary>Value resting within 20 bps on either side in a calm market, quote currency.</summary>
    public required double DepthQuote { get; init; }

    /// <summary>No candle before this instant; null = listed before the market's start.</summary>
    public Timestamp? ListedAt { get; init; }

    /// <summary>Smallest order, quote currency.</summary>
    public decimal MinNotional { get; init; } = 1;

    /// <summary>The product as a venue would describe it.</summary>
    public Product ToProduct() => new(
        Id, PriceIncrement, BaseIncrement, new Increment(0.01m), new Money(MinNotional), ListedAt);
}

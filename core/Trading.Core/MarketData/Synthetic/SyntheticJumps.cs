namespace Trading.Core.MarketData.Synthetic;

/// <summary>
/// Poisson jumps. Sizes are normal; each is compensated, so that a jump is as likely to help as to hurt.
/// </summary>
public sealed record SyntheticJumps
{
    /// <summary>Jumps of the whole market a year.</summary>
    public double MarketPerYear { get; init; } = 10;

    /// <summary>Standard deviation of a market jump, in multiples of the market's average daily volatility.</summary>
    public double MarketSizeDays { get; init; } = 0.7;

    /// <summary>Jumps of each product on its own a year.</summary>
    public double ProductPerYear { get; init; } = 20;

    /// <summary>Standard deviation of a product's jump, in multiples of its daily idiosyncratic volatility.</summary>
    public double ProductSizeDays { get; init; } = 1.2;
}

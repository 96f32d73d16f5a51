namespace Trading.Core.Market;

/// <summary>What the venue says of a product, or what was inferred from printed decimals and marked so.</summary>
/// <param name="Id">The product.</param>
/// <param name="PriceIncrement">Step of prices, in quote currency.</param>
/// <param name="BaseIncrement">Step of sizes, in base currency.</param>
/// <param name="QuoteIncrement">Step of quote amounts, in quote currency.</param>
/// <param name="MinNotional">The smallest order the venue takes, in quote currency.</param>
/// <param name="ListedAt">When the product was first traded, if known.</param>
/// <param name="IsInferred">Whether increments were inferred from printed decimals.</param>
public sealed record Product(
    ProductId Id,
    Increment PriceIncrement,
    Increment BaseIncrement,
    Increment QuoteIncrement,
    Money MinNotional,
    Timestamp? ListedAt = null,
    bool IsInferred = false);

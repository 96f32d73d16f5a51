using Trading.Core;
using Trading.Core.Market;

namespace Trading.Runtime.Datasets;

/// <summary>What is known of a product beside its candles; null leaves what was inferred.</summary>
/// <param name="PriceIncrement">Step of prices, quote currency.</param>
/// <param name="BaseIncrement">Step of sizes, base currency.</param>
/// <param name="QuoteIncrement">Step of quote amounts.</param>
/// <param name="MinNotional">Smallest order, quote currency.</param>
/// <param name="ListedAt">When it was first traded.</param>
public sealed record ProductOverride(
    Increment? PriceIncrement = null,
    Increment? BaseIncrement = null,
    Increment? QuoteIncrement = null,
    Money? MinNotional = null,
    Timestamp? ListedAt = null)
{
    /// <summary>The product with what is given here; it counts as inferred unless all three increments are.</summary>
    public Product Apply(Product inferred) => inferred with
    {
        PriceIncrement = PriceIncrement ?? inferred.PriceIncrement,
        BaseIncrement = BaseIncrement ?? inferred.BaseIncrement,
        QuoteIncrement = QuoteIncrement ?? inferred.QuoteIncrement,
        MinNotional = MinNotional ?? inferred.MinNotional,
        ListedAt = ListedAt ?? inferred.ListedAt,
        IsInferred = inferred.IsInferred && (PriceIncrement is null || BaseIncrement is null || QuoteIncrement is null),
    };
}

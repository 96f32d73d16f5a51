using System.Diagnostics.CodeAnalysis;
using Trading.Core.Market;

namespace Trading.Core.Backtesting;

/// <summary>
/// What really happened, as the venue needs it to match orders. It looks at instants after the decision, so nothing that decides
/// may see it. Answers must not depend on what was asked before; the venue asks only for products that have orders.
/// </summary>
public interface IMarketPath
{
    /// <summary>Increments, minimum and status of a product at an instant; false if the venue does not know it.</summary>
    bool TryGetProduct(ProductId id, Timestamp at, [NotNullWhen(true)] out Product? product, out ProductStatus status);

    /// <summary>The candle that covers <paramref name="at"/>, else the first that opens after it; false if there is none any more.</summary>
    bool TryGetCandle(ProductId product, Timestamp at, out PathCandle candle);

    /// <summary>Close of the last candle complete at or before <paramref name="at"/>; NaN before the first.</summary>
    double LastClose(ProductId product, Timestamp at);

    /// <summary>The newest quote stamped at or before <paramref name="at"/>; the default where the source has none.</summary>
    Quote QuoteAt(ProductId product, Timestamp at);

    /// <summary>Standard deviation of log returns over one candle before <paramref name="at"/>, as a fraction; NaN where unknown.</summary>
    double VolatilityPerCandle(ProductId product, Timestamp at);
}

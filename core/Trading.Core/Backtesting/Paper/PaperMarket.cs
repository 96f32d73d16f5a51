using Trading.Core.Market;

namespace Trading.Core.Backtesting.Paper;

/// <summary>What was seen of a product after an order had arrived.</summary>
/// <param name="Product">Its increments and minimum.</param>
/// <param name="Status">What may be done with it.</param>
/// <param name="Quote">Best bid and ask with what is displayed there.</param>
/// <param name="VolatilityPerCandle">Standard deviation of log returns over one candle, as a fraction; NaN where unknown.</param>
/// <param name="CandleQuoteVolume">Value traded in the last complete candle, quote currency; 0 where unknown.</param>
public readonly record struct PaperMarket(
    Product Product,
    ProductStatus Status,
    Quote Quote,
    double VolatilityPerCandle = double.NaN,
    double CandleQuoteVolume = 0);

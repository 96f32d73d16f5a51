using Trading.Core.Market;

namespace Trading.Runtime.Jobs;

/// <summary>How old the data of a product was when the newest decision was taken.</summary>
/// <param name="Product">Of what.</param>
/// <param name="CandleAgeSeconds">Since the newest candle was complete; null where there was none.</param>
/// <param name="QuoteAgeSeconds">Since the venue stamped the newest quote; null where there was none.</param>
/// <param name="IsFresh">Whether both are as young as policy asks of an entry; a missing quote is not held against it.</param>
public sealed record HealthDataAge(ProductId Product, decimal? CandleAgeSeconds, decimal? QuoteAgeSeconds, bool IsFresh);

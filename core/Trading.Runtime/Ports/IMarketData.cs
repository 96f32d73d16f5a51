using Trading.Core.Market;

namespace Trading.Runtime.Ports;

/// <summary>What a venue publishes. All of it was true at or before the moment of asking.</summary>
public interface IMarketData
{
    /// <summary>Products with what can be done with them now, in ordinal order of ids.</summary>
    /// <exception cref="VenueException">The venue could not be asked.</exception>
    Task<IReadOnlyList<ListedProduct>> ReadProductsAsync(CancellationToken cancellation);

    /// <summary>Candles complete at or before <paramref name="to"/> that open at or after <paramref name="from"/>, oldest first. Missing ones stay missing.</summary>
    /// <exception cref="VenueException">The venue could not be asked.</exception>
    Task<CandleSeries> ReadCandlesAsync(ProductId product, Interval interval, Timestamp from, Timestamp to, CancellationToken cancellation);

    /// <summary>The newest price and quote of a product.</summary>
    /// <exception cref="VenueException">The venue could not be asked.</exception>
    Task<MarketTick> ReadTickAsync(ProductId product, CancellationToken cancellation);

    /// <summary>Every trade of a product at or after an instant that is published by now, oldest first.</summary>
    /// <exception cref="VenueException">The venue could not be asked, or this source publishes no trades.</exception>
    Task<IReadOnlyList<MarketTrade>> ReadTradesAsync(ProductId product, Timestamp since, CancellationToken cancellation) =>
        throw new VenueException(VenueFault.Refused, $"{product}: this source publishes no trades");

    /// <summary>The venue's clock.</summary>
    /// <exception cref="VenueException">The venue could not be asked.</exception>
    Task<Timestamp> ReadTimeAsync(CancellationToken cancellation);
}

using Trading.Core;
using Trading.Core.Market;
using Trading.Runtime.Coinbase.Wire;
using Trading.Runtime.Ports;

namespace Trading.Runtime.Coinbase;

/// <summary>What Coinbase publishes. Needs no credentials.</summary>
public sealed class CoinbaseMarketData(CoinbaseClient client, CoinbaseProducts products) : IMarketData
{
    /// <summary>The venue under which datasets of its candles are kept.</summary>
    public const string Venue = "coinbase";

    public async Task<IReadOnlyList<ListedProduct>> ReadProductsAsync(CancellationToken cancellation)
    {
        var all = await products.ReadAsync(RequestPriority.Data, cancellation).ConfigureAwait(false);
        return [.. all.Values.OrderBy(p => p.Product.Id)];
    }

    /// <inheritdoc/>
    /// <exception cref="InputException">The venue has no candles of this interval.</exception>
    public async Task<CandleSeries> ReadCandlesAsync(
        ProductId product, Interval interval, Timestamp from, Timestamp to, CancellationToken cancellation)
    {
        var granularity = CandlePages.GranularityOf(interval) ?? throw new InputException(
            $"interval: '{interval}' is not one that Coinbase has; expected one of {string.Join(", ", CandlePages.Intervals)}");
        var candles = new CandleColumns();
        foreach (var (first, last) in CandlePages.Cut(Ceiling(from, interval), to.Floor(interval), interval))
        {
            var reply = await client.GetAsync<CandlesReply>(
                CoinbaseEndpoint.Candles,
                $"/market/products/{product}/candles?start={first.UnixMs / 1000}&end={last.UnixMs / 1000}&granularity={granularity}&limit={CandlePages.CandlesMax}",
                RequestPriority.Data,
                cancellation).ConfigureAwait(false);
            CandlePages.Append(reply, product, interval, first, last, candles);
        }

        return new(product, interval, candles);
    }

    public async Task<MarketTick> ReadTickAsync(ProductId product, CancellationToken cancellation)
    {
        var reply = await client.GetAsync<BookReply>(
            CoinbaseEndpoint.Book,
            $"/market/product_book?product_id={product}&limit={client.Options.BookLevels}",
            RequestPriority.Data,
            cancellation).ConfigureAwait(false);
        return reply.Pricebook.ProductId == product.Value
            ? new(reply.Last is > 0 and { } last ? (double)last : double.NaN, BookDepth.QuoteOf(reply.Pricebook))
            : throw new VenueException(
                VenueFault.Malformed, $"book of {product}: the answer is of {VenueText.Clean(reply.Pricebook.ProductId)}");
    }

    public Task<IReadOnlyList<MarketTrade>> ReadTradesAsync(ProductId product, Timestamp since, CancellationToken cancellation) =>
        new TradePages(client).ReadAsync(product, since, cancellation);

    public async Task<Timestamp> ReadTimeAsync(CancellationToken cancellation)
    {
        var reply = await client.GetAsync<TimeReply>(CoinbaseEndpoint.Time, "/time", RequestPriority.Reconcile, cancellation).ConfigureAwait(false);
        return reply.EpochMillis is >= 0 and { } ms && ms <= Timestamp.MaxValue.UnixMs
            ? new Timestamp((long)ms)
            : throw new VenueException(VenueFault.Malformed, "time: epochMillis is missing or not as documented");
    }

    private static Timestamp Ceiling(Timestamp time, Interval interval)
    {
        var floor = time.Floor(interval);
        return floor == time ? time : floor.AddMs(interval.Ms);
    }
}

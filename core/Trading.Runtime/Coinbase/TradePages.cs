using Trading.Core;
using Trading.Core.Market;
using Trading.Runtime.Coinbase.Wire;
using Trading.Runtime.Ports;

namespace Trading.Runtime.Coinbase;

/// <summary>Published trades over as many requests as it takes, newest first, by their times.</summary>
internal sealed class TradePages(CoinbaseClient client)
{
    // The venue gives as many as it likes of what is asked for: a page of fewer than this is the last.
    private const int FullPage = 100;
    private const int Asked = 1_000;

    /// <summary>Trades at or after an instant, oldest first, each once.</summary>
    /// <exception cref="VenueException">The venue could not be asked, or a trade is not as documented.</exception>
    public async Task<IReadOnlyList<MarketTrade>> ReadAsync(ProductId product, Timestamp since, CancellationToken cancellation)
    {
        var found = new Dictionary<string, MarketTrade>(StringComparer.Ordinal);
        var end = Timestamp.From(client.Time.GetUtcNow()) + client.Options.ClockMargin;
        for (var page = 0; page < client.Options.PagesMax; page++)
        {
            var reply = await client.GetAsync<TradesReply>(
                CoinbaseEndpoint.Trades,
                $"/market/products/{product}/ticker?limit={Asked}&start={since.UnixMs / 1000}&end={end.UnixMs / 1000}",
                RequestPriority.Data,
                cancellation).ConfigureAwait(false);
            var known = found.Count;
            foreach (var trade in reply.Trades.Select(wire => TradeOf(product, wire)))
            {
                found[trade.Id] = trade;
            }

            // Seconds are all it can be asked by: those of the oldest second come again.
            if (reply.Trades.Count < FullPage || found.Count == known)
            {
                return [.. found.Values.Where(trade => trade.At >= since).OrderBy(trade => trade.At)];
            }

            end = found.Values.Min(trade => trade.At).AddMs(1_000);
        }

        throw new VenueException(VenueFault.Malformed, $"trades of {product}: more than {client.Options.PagesMax} pages");
    }

    private static MarketTrade TradeOf(ProductId product, TradesReply.WireTrade wire) =>
        wire is { TradeId.Length: > 0, Price: > 0 and { } price, Size: > 0 and { } size, Time: { } at }
        && (wire.ProductId is null or "" || wire.ProductId == product.Value)
            ? new MarketTrade(wire.TradeId, at, new Price(price), new Quantity(size))
            : throw new VenueException(
                VenueFault.Malformed, $"trades of {product}: trade {VenueText.Clean(wire.TradeId)} is incomplete or of another product");
}

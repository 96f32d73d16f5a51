using Trading.Core;
using Trading.Core.Market;
using Trading.Runtime.Coinbase.Wire;
using Trading.Runtime.Ports;

namespace Trading.Runtime.Coinbase;

/// <summary>
/// Metadata of all spot products, read once a cycle: everything that needs an increment shares it. Safe for use by several threads.
/// </summary>
public sealed class CoinbaseProducts(CoinbaseClient client)
{
    private readonly Lock _lock = new();
    private Task<IReadOnlyDictionary<ProductId, ListedProduct>>? _reading;
    private DateTimeOffset _readAt;

    /// <summary>Lets the next reader ask the venue again.</summary>
    public void BeginCycle()
    {
        lock (_lock)
        {
            _reading = null;
        }
    }

    /// <summary>Products that can be read: one without increments cannot be traded and is left out.</summary>
    /// <exception cref="VenueException">The venue could not be asked.</exception>
    public async Task<IReadOnlyDictionary<ProductId, ListedProduct>> ReadAsync(RequestPriority priority, CancellationToken cancellation)
    {
        Task<IReadOnlyDictionary<ProductId, ListedProduct>> reading;
        lock (_lock)
        {
            var now = client.Time.GetUtcNow();
            if (_reading is null || _reading.IsFaulted || _reading.IsCanceled || now - _readAt >= client.Options.ProductsAgeMax)
            {
                // Shared by whoever asks meanwhile, so one caller's wish to stop does not end it.
                _reading = LoadAsync(priority);
                _readAt = now;
            }

            reading = _reading;
        }

        return await reading.WaitAsync(cancellation).ConfigureAwait(false);
    }

    internal static ListedProduct? ProductOf(ProductsPage.WireProduct wire) =>
        wire.ProductType is null or "" or "SPOT"
        && ProductId.TryParse(wire.ProductId, out var id)
        && wire is { PriceIncrement: > 0, BaseIncrement: > 0, QuoteIncrement: > 0 }
            ? new ListedProduct(
                new Product(
                    id,
                    new Increment(wire.PriceIncrement.Value),
                    new Increment(wire.BaseIncrement.Value),
                    new Increment(wire.QuoteIncrement.Value),
                    new Money(Math.Max(0, wire.QuoteMinSize ?? 0)),
                    wire.NewAt),
                StatusOf(wire),
                QuoteVolumeOf(wire))
            : null;

    private async Task<IReadOnlyDictionary<ProductId, ListedProduct>> LoadAsync(RequestPriority priority)
    {
        var all = new Dictionary<ProductId, ListedProduct>();
        string? cursor = null;
        for (var page = 0; page == 0 || cursor is not null; page++)
        {
            if (page >= client.Options.PagesMax)
            {
                throw new VenueException(VenueFault.Malformed, $"products: more than {page} pages");
            }

            var reply = await client.GetAsync<ProductsPage>(
                CoinbaseEndpoint.Products,
                "/market/products?product_type=SPOT" + (cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}"),
                priority,
                CancellationToken.None).ConfigureAwait(false);
            foreach (var product in reply.Products.Select(ProductOf).OfType<ListedProduct>())
            {
                all[product.Product.Id] = product;
            }

            cursor = reply.Pagination is { HasNext: true, NextCursor: { Length: > 0 } next } ? next : null;
        }

        return all;
    }

    // The narrowest of what the venue says.
    private static ProductStatus StatusOf(ProductsPage.WireProduct wire) => wire switch
    {
        { Status: "delisted" } => ProductStatus.Delisted,
        { IsDisabled: true } or { TradingDisabled: true } => ProductStatus.Offline,
        { Status: not (null or "" or "online") } => ProductStatus.Offline,
        { CancelOnly: true } or { AuctionMode: true } => ProductStatus.CancelOnly,
        { PostOnly: true } => ProductStatus.PostOnly,
        { LimitOnly: true } => ProductStatus.LimitOnly,
        _ => ProductStatus.Online,
    };

    private static double QuoteVolumeOf(ProductsPage.WireProduct wire) =>
        wire.QuoteVolume24h is { } quote ? (double)quote
        : wire is { Volume24h: { } volume, Price: { } price } ? (double)volume * (double)price
        : double.NaN;
}

using System.Collections.Immutable;
using Trading.Core.Market;
using Trading.Runtime.Accounts;
using Trading.Runtime.Ports;

namespace Trading.Runtime.Cycles;

/// <summary>The products of a cycle with what the venue lets us do with them, in ordinal order.</summary>
internal sealed class ListingReader(IMarketData market, CycleOptions options)
{
    /// <summary>The products asked for and those that are held.</summary>
    /// <param name="document">The account; null before its first cycle.</param>
    /// <exception cref="VenueException">The venue could not be asked, and the account does not remember a listing either.</exception>
    public async Task<ImmutableArray<ListedProduct>> ReadAsync(AccountDocument? document, CancellationToken cancellation)
    {
        var wanted = new SortedSet<ProductId>(options.Products);
        foreach (var position in document?.State.Positions ?? [])
        {
            wanted.Add(position.Product);
        }

        foreach (var order in document?.State.Orders ?? [])
        {
            wanted.Add(order.Intent.Product);
        }

        var remembered = document?.Products ?? [];
        Dictionary<ProductId, ListedProduct> byId;
        try
        {
            byId = ById(await market.ReadProductsAsync(cancellation));
        }
        catch (VenueException) when (wanted.All(id => remembered.Any(product => product.Id == id)))
        {
            // Exits need increments and a price; what may be bought is not known now.
            return [.. wanted.Select(id => new ListedProduct(remembered.First(product => product.Id == id), ProductStatus.Offline))];
        }

        return
        [
            .. wanted.Select(id => byId.GetValueOrDefault(id)
                ?? (remembered.FirstOrDefault(product => product.Id == id) is { } last
                    ? new ListedProduct(last, ProductStatus.Delisted)
                    : throw new VenueException(VenueFault.Refused, $"{id}: the venue does not list it"))),
        ];
    }

    private static Dictionary<ProductId, ListedProduct> ById(IReadOnlyList<ListedProduct> listed)
    {
        var byId = new Dictionary<ProductId, ListedProduct>();
        foreach (var product in listed)
        {
            if (!byId.TryAdd(product.Product.Id, product))
            {
                throw new VenueException(VenueFault.Malformed, $"{product.Product.Id}: the venue lists it twice");
            }
        }

        return byId;
    }
}

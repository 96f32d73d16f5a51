namespace Trading.Core.Market;

/// <summary>
/// Everything a decision may know of the market at one instant: a row per product in ordinal order of ids.
/// The owner refills it each cycle; a decision only reads it.
/// </summary>
public sealed class MarketSnapshot
{
    private const int GlanceMax = 32;
    private readonly Dictionary<ProductId, int> _indexOf;

    /// <param name="products">The products, in any order.</param>
    public MarketSnapshot(IEnumerable<Product> products)
    {
        Products = [.. products.OrderBy(p => p.Id).Select(p => new ProductMarket
        {
            Product = p,
            LastPrice = double.NaN,
            LastCandleAt = Timestamp.MinValue,
        })];
        _indexOf = new Dictionary<ProductId, int>(Products.Length);
        for (var i = 0; i < Products.Length; i++)
        {
            _indexOf.Add(Products[i].Product.Id, i);
        }
    }

    /// <summary>One row a product, in ordinal order of ids.</summary>
    public ProductMarket[] Products { get; }

    public int Count => Products.Length;

    /// <summary>When balances were last confirmed by the venue.</summary>
    public Timestamp BalancesAt { get; set; }

    public VenueHealth Venue { get; set; } = VenueHealth.Good;

    /// <summary>The row of a product; -1 where the snapshot has none.</summary>
    public int IndexOf(ProductId product)
    {
        // Whoever asks usually holds the very id of a row, which a glance tells faster than a hash.
        var rows = Products;
        for (var i = 0; i < rows.Length && i < GlanceMax; i++)
        {
            if (ReferenceEquals(rows[i].Product.Id.Value, product.Value))
            {
                return i;
            }
        }

        return _indexOf.GetValueOrDefault(product, -1);
    }
}

using Trading.Core.Market;

namespace Trading.Core.Portfolio;

/// <summary>Net asset value: cash plus every holding at its mark.</summary>
public static class Nav
{
    /// <summary>Values holdings at the snapshot's bid (or last price where no quote is observed).</summary>
    /// <exception cref="InvalidOperationException">A held product has no price in the snapshot.</exception>
    public static Money Of(in Ledger ledger, ReadOnlySpan<Position> positions, MarketSnapshot market)
    {
        var nav = ledger.Cash;
        foreach (var position in positions)
        {
            nav += MarkOf(position.Product, market) * position.Held;
        }

        return nav;
    }

    /// <summary>The price at which a holding is valued.</summary>
    /// <exception cref="InvalidOperationException">The snapshot has no price of the product.</exception>
    public static Price MarkOf(ProductId product, MarketSnapshot market)
    {
        var index = market.IndexOf(product);
        var bid = index < 0 ? double.NaN : market.Products[index].Bid;
        return bid > 0
            ? market.Products[index].Product.PriceIncrement.PriceOf(bid)
            : throw NoPrice(product);
    }

    private static InvalidOperationException NoPrice(ProductId product) => new($"{product}: held, but the snapshot has no price of it");
}

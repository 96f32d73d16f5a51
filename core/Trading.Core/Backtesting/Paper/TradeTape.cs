using System.Collections.Immutable;
using Trading.Core.Market;

namespace Trading.Core.Backtesting.Paper;

/// <summary>Keeps track of which published trades were taken, so that each counts once, also where they are listed late.</summary>
internal sealed class TradeTape(IEnumerable<TradeCursor> cursors)
{
    // How much later than its time a trade may be listed.
    private static readonly TimeSpan ListingLag = TimeSpan.FromSeconds(5);

    private readonly SortedDictionary<ProductId, TradeCursor> _cursors = new(cursors.ToDictionary(cursor => cursor.Product));

    /// <summary>A product has its first order waiting for trades.</summary>
    public void Open(ProductId product, Timestamp at) => _cursors.TryAdd(product, new TradeCursor(product, at, []));

    /// <summary>Where to read from, for products with living orders; the others are forgotten.</summary>
    public IEnumerable<(ProductId Product, Timestamp Since)> Wanted(IReadOnlyList<PaperOrder> open)
    {
        Forget(open);
        return [.. _cursors.Values.Select(cursor => (cursor.Product, cursor.At - ListingLag))];
    }

    /// <summary>Those trades that were not taken before, oldest first; they are taken now.</summary>
    public List<MarketTrade> Take(ProductId product, IReadOnlyList<MarketTrade> trades)
    {
        if (!_cursors.TryGetValue(product, out var cursor))
        {
            return [];
        }

        var seen = cursor.Recent.Select(taken => taken.Id).ToHashSet(StringComparer.Ordinal);
        var since = cursor.At - ListingLag;
        var fresh = trades.Where(trade => trade.At >= since && seen.Add(trade.Id)).OrderBy(trade => trade.At).ToList();
        var at = fresh.Count > 0 && fresh[^1].At > cursor.At ? fresh[^1].At : cursor.At;
        _cursors[product] = new TradeCursor(
            product,
            at,
            [
                .. cursor.Recent.Concat(fresh.Select(trade => new TakenTrade(trade.Id, trade.At)))
                    .Where(taken => taken.At >= at - ListingLag)
                    .OrderBy(taken => taken.At),
            ]);
        return fresh;
    }

    public ImmutableArray<TradeCursor> Export(IReadOnlyList<PaperOrder> open)
    {
        Forget(open);
        return [.. _cursors.Values];
    }

    private void Forget(IReadOnlyList<PaperOrder> open)
    {
        foreach (var product in _cursors.Keys.Where(product => open.All(order => order.Order.Product != product)).ToList())
        {
            _cursors.Remove(product);
        }
    }
}

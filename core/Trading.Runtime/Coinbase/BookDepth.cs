using Trading.Core.Market;
using Trading.Runtime.Coinbase.Wire;
using Trading.Runtime.Ports;

namespace Trading.Runtime.Coinbase;

/// <summary>Reads a book into a quote. Pure.</summary>
internal static class BookDepth
{
    /// <summary>How far from the mid depth is counted, as the domain defines it: 20 bps.</summary>
    private const decimal DepthShare = 0.0020m;

    /// <summary>Best prices and sizes, and the quote value within 20 bps of the mid on the thinner side.</summary>
    /// <returns>The default where a side is empty: there is no market to speak of.</returns>
    /// <exception cref="VenueException">A level without price or size, or no time.</exception>
    public static Quote QuoteOf(BookReply.Book book)
    {
        var bids = LevelsOf(book.Bids, book.ProductId);
        var asks = LevelsOf(book.Asks, book.ProductId);
        var at = book.Time ?? throw Malformed(book.ProductId, "time");
        if (bids.Length == 0 || asks.Length == 0)
        {
            return default;
        }

        var bid = bids.Max(l => l.Price);
        var ask = asks.Min(l => l.Price);
        var mid = (bid + ask) / 2;
        var below = bids.Where(l => l.Price >= mid * (1 - DepthShare)).Sum(l => l.Price * l.Size);
        var above = asks.Where(l => l.Price <= mid * (1 + DepthShare)).Sum(l => l.Price * l.Size);
        return new(
            at,
            (double)bid,
            (double)ask,
            (double)bids.Where(l => l.Price == bid).Sum(l => l.Size),
            (double)asks.Where(l => l.Price == ask).Sum(l => l.Size),
            (double)Math.Min(below, above));
    }

    private static (decimal Price, decimal Size)[] LevelsOf(IReadOnlyList<BookReply.Level> levels, string product) =>
        [.. levels.Select(l => l is { Price: > 0, Size: >= 0 } ? (l.Price.Value, l.Size.Value) : throw Malformed(product, "a level"))];

    private static VenueException Malformed(string product, string field) =>
        new(VenueFault.Malformed, $"book of {VenueText.Clean(product)}: {field} is missing or not as documented");
}

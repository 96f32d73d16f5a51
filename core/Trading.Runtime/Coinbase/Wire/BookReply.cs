using Trading.Core.Market;

namespace Trading.Runtime.Coinbase.Wire;

/// <summary>The answer of <c>/market/product_book</c>, best prices first.</summary>
internal sealed record BookReply
{
    public required Book Pricebook { get; init; }

    /// <summary>The last price traded.</summary>
    public decimal? Last { get; init; }

    internal sealed record Book
    {
        public required string ProductId { get; init; }

        public required IReadOnlyList<Level> Bids { get; init; }

        public required IReadOnlyList<Level> Asks { get; init; }

        public required Timestamp? Time { get; init; }
    }

    internal sealed record Level
    {
        public required decimal? Price { get; init; }

        public required decimal? Size { get; init; }
    }
}

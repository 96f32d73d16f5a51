using Trading.Core.Market;

namespace Trading.Runtime.Coinbase.Wire;

/// <summary>A page of <c>/market/products</c>; most often there is only one.</summary>
internal sealed record ProductsPage
{
    public required IReadOnlyList<WireProduct> Products { get; init; }

    public Paging? Pagination { get; init; }

    internal sealed record WireProduct
    {
        public required string ProductId { get; init; }

        public string? ProductType { get; init; }

        public string? Status { get; init; }

        public decimal? Price { get; init; }

        public decimal? PriceIncrement { get; init; }

        public decimal? BaseIncrement { get; init; }

        public decimal? QuoteIncrement { get; init; }

        public decimal? QuoteMinSize { get; init; }

        public decimal? BaseMinSize { get; init; }

        [System.Text.Json.Serialization.JsonPropertyName("volume_24h")]
        public decimal? Volume24h { get; init; }

        [System.Text.Json.Serialization.JsonPropertyName("approximate_quote_24h_volume")]
        public decimal? QuoteVolume24h { get; init; }

        public bool IsDisabled { get; init; }

        public bool TradingDisabled { get; init; }

        public bool CancelOnly { get; init; }

        public bool LimitOnly { get; init; }

        public bool PostOnly { get; init; }

        public bool AuctionMode { get; init; }

        public Timestamp? NewAt { get; init; }
    }

    internal sealed record Paging
    {
        public bool HasNext { get; init; }

        public string? NextCursor { get; init; }
    }
}

using Trading.Core.Market;

namespace Trading.Runtime.Coinbase.Wire;

/// <summary>A page of <c>/orders/historical/fills</c>. The last one has an empty cursor.</summary>
internal sealed record FillsPage
{
    public required IReadOnlyList<WireFill> Fills { get; init; }

    public string? Cursor { get; init; }

    internal sealed record WireFill
    {
        public required string TradeId { get; init; }

        public required string OrderId { get; init; }

        public required string ProductId { get; init; }

        public required string Side { get; init; }

        public required Timestamp? TradeTime { get; init; }

        public required decimal? Price { get; init; }

        public required decimal? Size { get; init; }

        public required decimal? Commission { get; init; }

        public string? TradeType { get; init; }

        public string? LiquidityIndicator { get; init; }

        public bool SizeInQuote { get; init; }
    }
}

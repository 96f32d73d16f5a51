using Trading.Core.Market;

namespace Trading.Runtime.Coinbase.Wire;

/// <summary>The answer of <c>/market/products/{id}/ticker</c>: trades, newest first.</summary>
internal sealed record TradesReply
{
    public required IReadOnlyList<WireTrade> Trades { get; init; }

    internal sealed record WireTrade
    {
        public required string TradeId { get; init; }

        public string? ProductId { get; init; }

        public required decimal? Price { get; init; }

        public required decimal? Size { get; init; }

        public required Timestamp? Time { get; init; }
    }
}

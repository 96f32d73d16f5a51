using Trading.Core.Market;

namespace Trading.Runtime.Coinbase.Wire;

/// <summary>A page of <c>/orders/historical/batch</c>.</summary>
internal sealed record OrdersPage
{
    public required IReadOnlyList<WireOrder> Orders { get; init; }

    public bool HasNext { get; init; }

    public string? Cursor { get; init; }

    internal sealed record WireOrder
    {
        public required string OrderId { get; init; }

        public required string ProductId { get; init; }

        public required string Side { get; init; }

        public required string Status { get; init; }

        public string? ClientOrderId { get; init; }

        public string? ProductType { get; init; }

        public decimal? FilledSize { get; init; }

        public Timestamp? CreatedTime { get; init; }

        public Timestamp? LastFillTime { get; init; }

        public Timestamp? LastUpdateTime { get; init; }

        public string? RejectReason { get; init; }

        public string? RejectMessage { get; init; }

        public Configuration? OrderConfiguration { get; init; }
    }

    internal sealed record Configuration
    {
        public Gtd? LimitLimitGtd { get; init; }
    }

    internal sealed record Gtd
    {
        public Timestamp? EndTime { get; init; }
    }
}

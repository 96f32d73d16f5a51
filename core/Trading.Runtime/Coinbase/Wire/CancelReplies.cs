namespace Trading.Runtime.Coinbase.Wire;

/// <summary>The answer of <c>/orders/batch_cancel</c>.</summary>
internal sealed record CancelReplies
{
    public required IReadOnlyList<Result> Results { get; init; }

    internal sealed record Result
    {
        public required bool Success { get; init; }

        public required string OrderId { get; init; }

        public string? FailureReason { get; init; }
    }
}

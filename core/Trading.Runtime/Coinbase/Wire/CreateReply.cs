namespace Trading.Runtime.Coinbase.Wire;

/// <summary>The answer to an order.</summary>
internal sealed record CreateReply
{
    public required bool Success { get; init; }

    public string? FailureReason { get; init; }

    public Placed? SuccessResponse { get; init; }

    public ErrorReply? ErrorResponse { get; init; }

    internal sealed record Placed
    {
        public string? OrderId { get; init; }

        public string? ClientOrderId { get; init; }
    }
}

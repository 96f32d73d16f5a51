namespace Trading.Runtime.Coinbase.Wire;

/// <summary>What the venue says of a failure, alone or within the answer to an order.</summary>
internal sealed record ErrorReply
{
    public string? Error { get; init; }

    public string? Message { get; init; }

    public string? ErrorDetails { get; init; }

    public string? PreviewFailureReason { get; init; }

    public string? NewOrderFailureReason { get; init; }
}

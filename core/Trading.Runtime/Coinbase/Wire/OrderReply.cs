namespace Trading.Runtime.Coinbase.Wire;

/// <summary>The answer of <c>/orders/historical/{id}</c>.</summary>
internal sealed record OrderReply
{
    public required OrdersPage.WireOrder Order { get; init; }
}

namespace Trading.Runtime.Coinbase.Wire;

/// <summary>The answer of <c>/key_permissions</c>.</summary>
internal sealed record PermissionsReply
{
    public required bool CanView { get; init; }

    public required bool CanTrade { get; init; }

    public required bool CanTransfer { get; init; }

    public string? PortfolioUuid { get; init; }
}

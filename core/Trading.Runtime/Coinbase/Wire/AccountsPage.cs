namespace Trading.Runtime.Coinbase.Wire;

/// <summary>A page of <c>/accounts</c>.</summary>
internal sealed record AccountsPage
{
    public required IReadOnlyList<WireAccount> Accounts { get; init; }

    public bool HasNext { get; init; }

    public string? Cursor { get; init; }

    internal sealed record WireAccount
    {
        public required string Currency { get; init; }

        public required Amount AvailableBalance { get; init; }

        public Amount? Hold { get; init; }

        public string? Type { get; init; }
    }

    internal sealed record Amount
    {
        public required decimal? Value { get; init; }
    }
}

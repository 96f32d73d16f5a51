using System.Collections.Immutable;
using Trading.Core.Market;
using Trading.Core.Policy;
using Trading.Runtime.Accounts;

namespace Trading.Local.Hosting;

/// <summary>An account and how it is run, as the options say.</summary>
internal sealed record AccountSetup
{
    public required string Account { get; init; }

    public required string StorePath { get; init; }

    public required string ObjectsPath { get; init; }

    public required TradingPolicy Policy { get; init; }

    public required TradingMode Mode { get; init; }

    public required ImmutableArray<ProductId> Products { get; init; }

    public required Uri VenueAddress { get; init; }

    public required bool IsReadOnly { get; init; }

    /// <summary>The evidence verdict; null for none.</summary>
    public string? VerdictPath { get; init; }
}

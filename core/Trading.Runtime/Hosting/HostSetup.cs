using System.Collections.Immutable;
using Trading.Core.Market;
using Trading.Core.Policy;
using Trading.Runtime.Accounts;
using Trading.Runtime.Coinbase;
using Trading.Runtime.Governance;

namespace Trading.Runtime.Hosting;

/// <summary>An account and how it is run, whatever host runs it and wherever it is stored.</summary>
public sealed record HostSetup
{
    /// <summary>Names the account in the store and in its order ids.</summary>
    public required string Account { get; init; }

    public required TradingPolicy Policy { get; init; }

    public required TradingMode Mode { get; init; }

    /// <summary>Products that may be traded.</summary>
    public required ImmutableArray<ProductId> Products { get; init; }

    /// <summary>Who runs it, unique among the processes that share the store.</summary>
    public required string Owner { get; init; }

    /// <summary>Spreads the waits of this process from those of others.</summary>
    public required ulong Seed { get; init; }

    public Uri VenueAddress { get; init; } = CoinbaseOptions.DefaultBaseAddress;

    /// <summary>The safety catch: live orders need it to be off.</summary>
    public bool IsReadOnly { get; init; } = true;

    /// <summary>The venue's key; null where there is none. Only a live account ever uses it.</summary>
    public CoinbaseCredentials? Credentials { get; init; }

    /// <summary>Checks the verdict; null where there is none.</summary>
    public VerdictKey? VerdictKey { get; init; }

    /// <summary>Reads the evidence verdict, each time anew; null where there is none.</summary>
    public required Func<CancellationToken, Task<string?>> ReadVerdict { get; init; }

    /// <summary>What messages call the verdict.</summary>
    public required string VerdictSource { get; init; }
}

using System.Collections.Immutable;
using Trading.Core.Policy;
using Trading.Runtime.Ports;

namespace Trading.Runtime.Monitoring;

/// <summary>How an account is watched.</summary>
public sealed record WatchOptions
{
    public required string Account { get; init; }

    public required TradingPolicy Policy { get; init; }

    /// <summary>Who watches, unique among the processes that share the store.</summary>
    public required string Owner { get; init; }

    /// <summary>Whom it tells.</summary>
    public required ImmutableArray<IAlertChannel> Channels { get; init; }

    /// <summary>Others who look at the account, beside its health.</summary>
    public IReadOnlyList<IIssueSource> Sources { get; init; } = [];

    /// <summary>No delivery begins when a watch has taken so long.</summary>
    public TimeSpan DeliveryTime { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>A watch that has died is taken over after so long; longer than any lives.</summary>
    public TimeSpan LeaseTime { get; init; } = TimeSpan.FromMinutes(4);

    /// <summary>What the lease is of: a name that no account can have.</summary>
    public string LeaseName => $"{Account}~watch";
}

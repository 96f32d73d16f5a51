using System.Collections.Immutable;
using Trading.Core.Market;
using Trading.Core.Risk;

namespace Trading.Runtime.Jobs;

/// <summary>How an account is doing. It holds no secret; who may read the detail is the host's to say.</summary>
public sealed record HealthReport
{
    public required string Account { get; init; }

    public required Timestamp At { get; init; }

    /// <summary>Whether nothing critical is wrong.</summary>
    public required bool IsHealthy { get; init; }

    public required ImmutableArray<HealthIssue> Issues { get; init; }

    /// <summary>Whether the store answered.</summary>
    public bool IsStoreReachable { get; init; }

    /// <summary>Whether the venue answered; null where it was not asked.</summary>
    public bool? IsVenueReachable { get; init; }

    /// <summary>Where the operator's switch stands; null where the store did not say.</summary>
    public KillSwitch? KillSwitch { get; init; }

    /// <summary>The newest cycle that has a record; null for none.</summary>
    public CycleSummary? LastCycle { get; init; }

    /// <summary>The account; null before its first commit or where the store did not say.</summary>
    public HealthAccount? Detail { get; init; }

    /// <summary>Our clock less the venue's, milliseconds; null where the venue did not answer or was not asked.</summary>
    public long? ClockSkewMs { get; init; }

    public required string CodeVersion { get; init; }

    public required string PolicyHash { get; init; }
}

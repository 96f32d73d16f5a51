using System.Collections.Immutable;
using Trading.Core;
using Trading.Core.Market;
using Trading.Core.Risk;
using Trading.Runtime.Accounts;

namespace Trading.Runtime.Jobs;

/// <summary>An account as it was last committed.</summary>
public sealed record HealthAccount
{
    public required TradingMode Mode { get; init; }

    public required Timestamp CommittedAt { get; init; }

    /// <summary>The last slot that was decided; null before the first.</summary>
    public required Timestamp? LastSlot { get; init; }

    /// <summary>NAV at the last mark, quote currency.</summary>
    public required Money Nav { get; init; }

    /// <summary>Cash, quote currency.</summary>
    public required Money Cash { get; init; }

    public required TradingState TradingState { get; init; }

    public required bool IsDrawdownLatched { get; init; }

    public required int LossesInRow { get; init; }

    public required ImmutableArray<ProductId> Paused { get; init; }

    public required ImmutableArray<HealthPosition> Positions { get; init; }

    /// <summary>Orders that are not finished, those of unknown outcome included.</summary>
    public required ImmutableArray<HealthOrder> Orders { get; init; }

    public required HealthPacing Pacing { get; init; }
}

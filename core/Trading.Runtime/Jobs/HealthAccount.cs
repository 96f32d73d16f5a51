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

    /// <summary>Highest NAV seen, moved by deposits and withdrawals, quote currency.</summary>
    public required Money HighWaterMark { get; init; }

    /// <summary>From the high-water mark, percent of it.</summary>
    public required decimal DrawdownPct { get; init; }

    /// <summary>Where it latches, percent.</summary>
    public required decimal DrawdownPctMax { get; init; }

    /// <summary>The share of the exposure caps that may be used, 0 to 1.</summary>
    public required decimal CapShare { get; init; }

    public required TradingState TradingState { get; init; }

    public required bool IsDrawdownLatched { get; init; }

    public required int LossesInRow { get; init; }

    public required ImmutableArray<ProductId> Paused { get; init; }

    public required ImmutableArray<HealthPosition> Positions { get; init; }

    /// <summary>Orders that are not finished, those of unknown outcome included.</summary>
    public required ImmutableArray<HealthOrder> Orders { get; init; }

    public required HealthPacing Pacing { get; init; }

    /// <summary>Breakers of the account as they stand now, in the order in which they are judged.</summary>
    public required ImmutableArray<HealthBreaker> Breakers { get; init; }

    /// <summary>The moment of the decision whose market values holdings here; null where none is known.</summary>
    public Timestamp? MarketAt { get; init; }

    /// <summary>What is at risk against the caps, at that market; null where none is known.</summary>
    public ExposureReading? Exposure { get; init; }

    /// <summary>How old the data of each product was at that decision.</summary>
    public ImmutableArray<HealthDataAge> DataAges { get; init; } = [];
}

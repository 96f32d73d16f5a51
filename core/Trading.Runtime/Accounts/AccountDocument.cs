using System.Collections.Immutable;
using Trading.Core.Cycle;
using Trading.Core.Execution;
using Trading.Core.Market;
using Trading.Core.Portfolio;

namespace Trading.Runtime.Accounts;

/// <summary>
/// Everything the shell remembers of an account, as one value that is stored whole. What is not in here is not known after a crash.
/// </summary>
public sealed record AccountDocument
{
    /// <summary>The schema that this program writes; an unknown newer one is an error.</summary>
    public const int CurrentSchema = 1;

    public int SchemaVersion { get; init; } = CurrentSchema;

    public required string Account { get; init; }

    /// <summary>An account lives in one mode: paper money never becomes real money by a setting.</summary>
    public required TradingMode Mode { get; init; }

    public required CycleState State { get; init; }

    /// <summary>The products as last listed, in the order of the universe in <see cref="State"/>.</summary>
    public ImmutableArray<Product> Products { get; init; } = [];

    /// <summary>Orders being worked, with what their earlier attempts did.</summary>
    public ImmutableArray<WorkingLeg> Legs { get; init; } = [];

    /// <summary>Positions closed since the last mark: they become trades when the account is valued next.</summary>
    public ImmutableArray<Position> Closed { get; init; } = [];

    /// <summary>The last slot that was committed: it is never run again.</summary>
    public Timestamp LastSlot { get; init; } = Timestamp.MinValue;

    /// <summary>A cycle that has begun and whose record is not written yet; null between cycles.</summary>
    public OpenCycle? OpenCycle { get; init; }

    /// <summary>When this was committed, by the clock of who did it.</summary>
    public Timestamp CommittedAt { get; init; } = Timestamp.MinValue;

    /// <summary>How the venue behaved so far.</summary>
    public VenueHealth Venue { get; init; } = VenueHealth.Good;

    /// <summary>What the venue held before us or holds beside us, by asset: recorded, never sold.</summary>
    public ImmutableSortedDictionary<string, decimal> Foreign { get; init; } =
        ImmutableSortedDictionary.Create<string, decimal>(StringComparer.Ordinal);

    /// <summary>Fills and orders before it are known completely.</summary>
    public Timestamp ReconciledTo { get; init; } = Timestamp.MinValue;

    /// <summary>Differences between venue and account that may still explain themselves, by asset; empty when they agree.</summary>
    public ImmutableSortedDictionary<string, Difference> Differences { get; init; } =
        ImmutableSortedDictionary.Create<string, Difference>(StringComparer.Ordinal);

    /// <summary>Fills of orders that are not ours, by the venue's trade ids, since <see cref="ReconciledTo"/>.</summary>
    public ImmutableArray<string> ForeignFills { get; init; } = [];

    /// <summary>The last control command carried out.</summary>
    public long ControlsDone { get; init; }

    public long FillCount { get; init; }

    public long TradeCount { get; init; }

    public long RecordCount { get; init; }

    /// <summary>Exported state of a venue that is stored with the account; null for one that is elsewhere.</summary>
    public string? VenueState { get; init; }
}

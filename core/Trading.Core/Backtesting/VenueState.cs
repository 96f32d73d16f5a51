using System.Collections.Immutable;
using Trading.Core.Market;
using Trading.Core.Portfolio;

namespace Trading.Core.Backtesting;

/// <summary>
/// Everything a mock exchange remembers, as a value: an exchange made from it continues as the one that was exported.
/// Draws need no state: they depend on the seed and on what they are for.
/// </summary>
public sealed record VenueState
{
    /// <summary>The schema this code writes and reads.</summary>
    public const int CurrentVersion = 1;

    public required int Version { get; init; }

    public required string Account { get; init; }

    public required ulong Seed { get; init; }

    /// <summary>The venue's clock; everything up to it has happened.</summary>
    public required Timestamp Now { get; init; }

    public required Ledger Ledger { get; init; }

    /// <summary>In ordinal order of products.</summary>
    public required ImmutableArray<VenueHolding> Holdings { get; init; }

    /// <summary>Living orders in the order of their acceptance.</summary>
    public required ImmutableArray<VenueOrder> OpenOrders { get; init; }

    /// <summary>Remembered finished orders in the order of their end.</summary>
    public required ImmutableArray<VenueOrder> FinishedOrders { get; init; }

    /// <summary>On their way, earliest first.</summary>
    public required ImmutableArray<VenueMessage> Messages { get; init; }

    /// <summary>In ordinal order of products.</summary>
    public required ImmutableArray<TakenVolume> Taken { get; init; }

    /// <summary>The last 30 days with fills, oldest first.</summary>
    public required ImmutableArray<VolumeOfDay> Volumes { get; init; }
}

using System.Collections.Immutable;
using Trading.Core;
using Trading.Core.Market;
using Trading.Runtime.Accounts;

namespace Trading.Runtime.Cycles;

/// <summary>How cycles of an account are run, beside its policy.</summary>
public sealed record CycleOptions
{
    /// <summary>Names the account in the store and in its order ids.</summary>
    public required string Account { get; init; }

    public required TradingMode Mode { get; init; }

    /// <summary>Who runs it, unique among the processes that share the store.</summary>
    public required string Owner { get; init; }

    /// <summary>Products to look at. Products that are held are looked at besides.</summary>
    public required ImmutableArray<ProductId> Products { get; init; }

    /// <summary>Interval of the candles that features are made of; divides the policy's cycle.</summary>
    public required Interval Candles { get; init; }

    /// <summary>Cash of a new account that has no venue to ask, quote currency.</summary>
    public required Money OpeningCash { get; init; }

    /// <summary>What trades and records say of where their prices came from: <c>live</c>, or a dataset's id.</summary>
    public string Source { get; init; } = "live";

    /// <summary>Fee schedule of the policy to use; null for the policy's own.</summary>
    public string? FeeSchedule { get; init; }

    /// <summary>Version of the code that decides.</summary>
    public required string CodeVersion { get; init; }

    /// <summary>Whether a product without a fresh quote and depth is refused. Off only for history that has none.</summary>
    public bool IsBookRequired { get; init; } = true;

    /// <summary>A lease outlives the longest cycle by enough that nobody takes it from a cycle that still runs.</summary>
    public TimeSpan LeaseTime { get; init; } = TimeSpan.FromSeconds(120);

    /// <summary>
    /// An order that was committed and whose send nobody remembers is sent (again) under its own id within this time: the venue takes an
    /// id only once. Later it is left to settle.
    /// </summary>
    public TimeSpan ResendWithin { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Orders and fills are read again this far back, as venues list late.</summary>
    public TimeSpan ReconcileOverlap { get; init; } = TimeSpan.FromHours(1);

    /// <summary>
    /// Whether the input of each decision is archived, so that it can be made again. Off only where the input is at hand anyway, as when
    /// history is replayed: without it a live entry would be one that nobody can account for.
    /// </summary>
    public bool IsInputKept { get; init; } = true;

    /// <summary>An archive that has not taken an input within this time has failed.</summary>
    public TimeSpan InputStoreTime { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>A write to the store whose outcome is unknown is looked up and repeated so often.</summary>
    public int StoreTries { get; init; } = 3;
}

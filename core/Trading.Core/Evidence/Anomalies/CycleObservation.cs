using System.Collections.Immutable;
using Trading.Core.Market;
using Trading.Core.TradeLog;

namespace Trading.Core.Evidence.Anomalies;

/// <summary>What one cycle showed.</summary>
public sealed record CycleObservation
{
    /// <summary>Its scheduled time.</summary>
    public required Timestamp Slot { get; init; }

    /// <summary>From its beginning to its end.</summary>
    public required long DurationMs { get; init; }

    /// <summary>Whether it may send orders, to whatever venue.</summary>
    public bool IsTrading { get; init; } = true;

    /// <summary>The regime left everything in cash: nothing could be bought whatever fired.</summary>
    public bool IsInCash { get; init; }

    /// <summary>Triggers.</summary>
    public int Signals { get; init; }

    /// <summary>Triggers that policy did not hold back; see <see cref="Anomalies.UsableSignals"/>.</summary>
    public int UsableSignals { get; init; }

    /// <summary>Entries whose work ended with a fill.</summary>
    public int Filled { get; init; }

    /// <summary>Entries whose work ended without one.</summary>
    public int Unfilled { get; init; }

    /// <summary>Products that were looked at.</summary>
    public ImmutableArray<ProductId> Products { get; init; } = [];

    /// <summary>Those of them without usable data.</summary>
    public ImmutableArray<ProductId> Stale { get; init; } = [];

    /// <summary>Trades that closed since the cycle before.</summary>
    public ImmutableArray<Trade> Trades { get; init; } = [];
}

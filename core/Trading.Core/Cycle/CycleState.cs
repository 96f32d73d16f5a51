using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Core.Portfolio;
using Trading.Core.Risk;
using Trading.Core.Risk.Pacing;
using Trading.Core.Signals;
using Trading.Core.Universe;

namespace Trading.Core.Cycle;

/// <summary>
/// Everything an account remembers between cycles. A value: passed in, returned changed, never mutated. Its parts are replaced only
/// when they change, so a cycle in which nothing happens copies a few words and allocates nothing.
/// </summary>
public record struct CycleState
{
    private UniverseState _universe;
    private Money _nav;
    private double _navAsDouble;
    private Timestamp _slot;

    /// <summary>
    /// Finished orders stay listed this long, because a venue may report a fill after a cancel. An hour is many times what venues take;
    /// a fill that comes later still is an error, never silently dropped.
    /// </summary>
    internal const long FinishedOrderMs = 3_600_000L;

    public required Ledger Ledger { get; init; }

    /// <summary>Open positions in the order they were opened.</summary>
    public required ImmutableArray<Position> Positions { get; init; }

    /// <summary>Living orders, and finished ones for an hour.</summary>
    public required ImmutableArray<Order> Orders { get; init; }

    public required PacingState Pacing { get; init; }

    public required RiskState Risk { get; init; }

    public required UniverseState Universe
    {
        readonly get => _universe;
        init => _universe = value;
    }

    public required FallbackState Fallback { get; init; }

    /// <summary>Regime at the last decision to enter.</summary>
    public required Regime Regime { get; init; }

    /// <summary>NAV at the last mark.</summary>
    public required Money Nav
    {
        readonly get => _nav;
        init => (_nav, _navAsDouble) = (value, (double)value.Amount);
    }

    /// <summary>Slot of the last mark that had something to value.</summary>
    public required Timestamp Slot
    {
        readonly get => _slot;
        init => _slot = value;
    }

    /// <summary><see cref="Nav"/> for statistics and for a first glance at limits: worked out once a mark, as both ask for it.</summary>
    internal readonly double NavAsDouble => _navAsDouble;

    /// <summary><see cref="Universe"/> where it stands: every cycle looks into it, few take it.</summary>
    [UnscopedRef]
    internal readonly ref readonly UniverseState UniverseInPlace => ref _universe;

    /// <summary>What risk sees of the account.</summary>
    [JsonIgnore]
    public readonly AccountView Account => new(Ledger, Positions.AsSpan(), Orders.AsSpan(), Nav);

    /// <summary>A flat account with nothing but cash.</summary>
    public static CycleState Open(Money cash, Timestamp at) => new()
    {
        Ledger = Ledger.Open(cash),
        Positions = [],
        Orders = [],
        Pacing = PacingState.Empty,
        Risk = RiskState.Open(cash, at),
        Universe = default,
        Fallback = default,
        Regime = Regime.Chop,
        Nav = cash,
        Slot = at,
    };

    /// <summary>The order with this id.</summary>
    /// <exception cref="InvalidOperationException">There is none: an event for an order that was never committed.</exception>
    public readonly Order Find(ClientOrderId id) => Orders[IndexOf(id)];

    /// <summary>
    /// Moves the mark alone, in the caller's own variable: most cycles of a holding change nothing else, and copying the rest would
    /// cost more than valuing it.
    /// </summary>
    internal void MoveMark(Money nav, double navAsDouble, Timestamp slot)
    {
        _nav = nav;
        _navAsDouble = navAsDouble;
        _slot = slot;
    }

    internal readonly int IndexOf(ClientOrderId id)
    {
        for (var i = 0; i < Orders.Length; i++)
        {
            if (Orders[i].Id == id)
            {
                return i;
            }
        }

        throw new InvalidOperationException($"order {id}: not committed by this account");
    }
}

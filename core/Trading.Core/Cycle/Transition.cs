using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Core.Portfolio;
using Trading.Core.Risk.Pacing;

namespace Trading.Core.Cycle;

/// <summary>What each kind of event does to an account.</summary>
internal static class Transition
{
    public static CycleState Apply(in CycleState state, in CycleEvent happened, CompiledPolicy policy, List<Position> closed) =>
        happened.Kind switch
        {
            CycleEventKind.Committed => Committed(state, happened.Intent!),
            CycleEventKind.Sent => To(state, happened, OrderState.InFlight),
            CycleEventKind.Accepted => Accepted(state, happened),
            CycleEventKind.Rejected => Rejected(state, happened),
            CycleEventKind.Filled => Filled(state, happened.Fill!, policy, closed),
            CycleEventKind.Completed => To(state, happened, OrderState.Filled),
            CycleEventKind.CancelSent => To(state, happened, OrderState.CancelInFlight),
            CycleEventKind.Canceled => To(state, happened, OrderState.Canceled),
            CycleEventKind.Expired => To(state, happened, OrderState.Expired),
            CycleEventKind.Unknown => To(state, happened, OrderState.Unknown),
            CycleEventKind.EntryUnfilled => EntryUnfilled(state, happened, policy),
            CycleEventKind.DustWrittenOff => DustWrittenOff(state, happened, policy, closed),
            CycleEventKind.Transferred => state with
            {
                Ledger = state.Ledger.WithTransfer(happened.Amount),
                Nav = state.Nav + happened.Amount,
                Risk = state.Risk.WithTransfer(happened.Amount, state.Nav),
            },
            CycleEventKind.Marked => Marked(state, happened.Amount, happened.Slot, policy),
            CycleEventKind.KillSwitchSet => state with { Risk = state.Risk with { KillSwitch = happened.KillSwitch } },
            CycleEventKind.CapShareSet => state with { Risk = state.Risk with { CapShare = happened.Share } },
            CycleEventKind.TradingStateSet => state with { Risk = state.Risk with { TradingState = happened.TradingState } },
            CycleEventKind.ProductPaused => state with { Risk = state.Risk.WithPause(happened.Product, isPaused: true) },
            CycleEventKind.ProductResumed => state with { Risk = state.Risk.WithPause(happened.Product, isPaused: false) },
            CycleEventKind.CloseAsked => CloseAsked(state, happened.Product),
            CycleEventKind.DrawdownAcknowledged => state with { Risk = state.Risk.Acknowledged(state.Nav) },
            _ => throw new InvalidOperationException($"event {happened.Kind} is not one of ours"),
        };

    // Pacing counts intents, not fills: a crash after this line cannot make room for another entry.
    private static CycleState Committed(in CycleState state, OrderIntent intent)
    {
        foreach (var order in state.Orders)
        {
            if (order.Id == intent.Id)
            {
                throw new InvalidOperationException($"order {intent.Id}: committed twice");
            }

            // Of one decision at most one order lives: a predecessor that may still fill has no replacement.
            if (!order.IsTerminal
                && order.Intent.Slot == intent.Slot
                && order.Intent.Leg == intent.Leg
                && order.Intent.Product == intent.Product)
            {
                throw new InvalidOperationException($"order {intent.Id}: committed while {order.Id} of the same leg is {order.State}");
            }
        }

        var isNewEntry = intent.Leg == OrderLeg.Entry && intent.Attempt == 0;
        return state with
        {
            Orders = state.Orders.Add(new Order(intent, OrderState.Intent, intent.CreatedAt)),
            Positions = intent.Leg == OrderLeg.Exit && PositionIndex(state, intent.Product) is >= 0 and var held
                ? state.Positions.SetItem(held, state.Positions[held].WithExit(intent))
                : state.Positions,
            Pacing = isNewEntry ? state.Pacing.WithEntry(intent.Product, intent.CreatedAt) : state.Pacing,
        };
    }

    private static CycleState To(in CycleState state, in CycleEvent happened, OrderState target)
    {
        var index = state.IndexOf(happened.Order);
        var order = state.Orders[index];

        // Terminal states absorb: a cancel that crossed with the last fill changes nothing.
        return order.IsTerminal
            ? state
            : state with { Orders = state.Orders.SetItem(index, order.To(target, happened.At)) };
    }

    private static CycleState Accepted(in CycleState state, in CycleEvent happened)
    {
        var index = state.IndexOf(happened.Order);
        var order = state.Orders[index] with { VenueOrderId = happened.VenueOrderId };
        var isAnswer = order.State is OrderState.Intent or OrderState.InFlight or OrderState.Unknown;
        return state with { Orders = state.Orders.SetItem(index, isAnswer ? order.To(OrderState.Open, happened.At) : order) };
    }

    private static CycleState Rejected(in CycleState state, in CycleEvent happened)
    {
        var index = state.IndexOf(happened.Order);
        var order = state.Orders[index];
        return order.IsTerminal
            ? state
            : state with
            {
                Orders = state.Orders.SetItem(
                    index, order.To(OrderState.Rejected, happened.At) with { Rejection = happened.Rejection }),
            };
    }

    private static CycleState Filled(in CycleState state, Fill fill, CompiledPolicy policy, List<Position> closed)
    {
        var index = state.IndexOf(fill.Order);
        var order = state.Orders[index];
        if (order.HasApplied(fill))
        {
            return state;
        }

        var after = state with
        {
            Orders = state.Orders.SetItem(index, order.WithFill(fill)),
            Ledger = state.Ledger.With(fill),
        };
        return order.Intent.Leg == OrderLeg.Entry
            ? WithEntryFill(after, order.Intent, fill, policy)
            : WithExitFill(after, order.Intent, fill, policy, closed);
    }

    private static CycleState WithEntryFill(in CycleState state, OrderIntent intent, Fill fill, CompiledPolicy policy)
    {
        var index = PositionIndex(state, fill.Product);
        return state with
        {
            Positions = index < 0
                ? state.Positions.Add(Position.OpenedBy(intent, fill))
                : state.Positions.SetItem(index, state.Positions[index].With(intent, fill)),
            Pacing = TradePacing.AfterEntryFilled(state.Pacing, policy.Policy.Pacing, fill.Product, fill.At),
        };
    }

    private static CycleState WithExitFill(
        in CycleState state, OrderIntent intent, Fill fill, CompiledPolicy policy, List<Position> closed)
    {
        var index = PositionIndex(state, fill.Product);
        if (index < 0)
        {
            throw new InvalidOperationException($"{fill.Product}: fill {fill.VenueTradeId} sells what is not held");
        }

        var position = state.Positions[index].With(intent, fill);
        return position.IsFlat
            ? Close(state, index, position, fill.At, policy, closed)
            : state with { Positions = state.Positions.SetItem(index, position) };
    }

    private static CycleState Close(
        in CycleState state, int index, Position position, Timestamp at, CompiledPolicy policy, List<Position> closed)
    {
        closed.Add(position);
        return state with
        {
            Positions = state.Positions.RemoveAt(index),
            Risk = state.Risk.WithClosedTrade(position.Net, at, policy.Policy.Risk),
            Pacing = TradePacing.AfterExit(
                state.Pacing,
                policy.Policy.Pacing,
                position.Product,
                at,
                isStop: position.Exit == ExitReason.Stop,
                isWin: position.Net.IsPositive),
        };
    }

    private static CycleState CloseAsked(in CycleState state, ProductId product)
    {
        var index = PositionIndex(state, product);
        return index < 0
            ? state
            : state with { Positions = state.Positions.SetItem(index, state.Positions[index] with { IsCloseAsked = true }) };
    }

    private static CycleState EntryUnfilled(in CycleState state, in CycleEvent happened, CompiledPolicy policy) => state with
    {
        Pacing = TradePacing.AfterNoFill(
            state.Pacing, policy.Policy.Pacing, policy.Policy.Cycle.Interval, happened.Product, happened.Slot),
    };

    private static CycleState DustWrittenOff(
        in CycleState state, in CycleEvent happened, CompiledPolicy policy, List<Position> closed)
    {
        var index = PositionIndex(state, happened.Product);
        if (index < 0)
        {
            throw new InvalidOperationException($"{happened.Product}: no position to write off");
        }

        var position = state.Positions[index];
        var isNeverSold = position.SoldQuantity.IsZero;
        return Close(
            state,
            index,
            position with
            {
                Exit = happened.Exit,
                ExitSlot = happened.Slot,
                LastExitFillAt = isNeverSold ? happened.At : position.LastExitFillAt,
            },
            happened.At,
            policy,
            closed);
    }

    /// <summary>The account valued at a slot.</summary>
    public static CycleState Marked(in CycleState state, Money nav, Timestamp slot, CompiledPolicy policy)
    {
        var marked = state;
        Mark(ref marked, nav, slot, policy);
        return marked;
    }

    /// <summary>The same in place. Called at every cycle of a holding, so it writes no more than it must.</summary>
    public static void Mark(ref CycleState state, Money nav, Timestamp slot, CompiledPolicy policy)
    {
        var value = (double)nav.Amount;
        if (!state.Orders.IsEmpty || state.Risk.IsMovedBy(nav, value, slot, policy.Policy.Risk))
        {
            Settle(ref state, nav, slot, policy);
        }

        state.MoveMark(nav, value, slot);
    }

    // Apart, so that what it needs on the stack is not cleared in every cycle.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Settle(ref CycleState state, Money nav, Timestamp slot, CompiledPolicy policy)
    {
        var orders = WithoutOld(state.Orders, slot);
        var isMoved = state.Risk.IsMovedBy(nav, (double)nav.Amount, slot, policy.Policy.Risk);
        if (isMoved || orders != state.Orders)
        {
            state = state with { Orders = orders, Risk = isMoved ? state.Risk.Marked(nav, slot, policy.Policy.Risk) : state.Risk };
        }
    }

    private static ImmutableArray<Order> WithoutOld(ImmutableArray<Order> orders, Timestamp now)
    {
        foreach (var order in orders)
        {
            if (IsOld(order, now))
            {
                return orders.RemoveAll(o => IsOld(o, now));
            }
        }

        return orders;
    }

    private static bool IsOld(Order order, Timestamp now) =>
        order.IsTerminal && now.UnixMs - order.UpdatedAt.UnixMs > CycleState.FinishedOrderMs;

    private static int PositionIndex(in CycleState state, ProductId product)
    {
        for (var i = 0; i < state.Positions.Length; i++)
        {
            if (state.Positions[i].Product == product)
            {
                return i;
            }
        }

        return -1;
    }
}

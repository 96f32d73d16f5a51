using Trading.Core;

namespace Trading.Simulation.Faults;

/// <summary>Draws one fault with a measure that hurts.</summary>
internal static class FaultDice
{
    private static readonly FaultKind[] Kinds = Enum.GetValues<FaultKind>();

    // Where a process holds something in memory that the world does not know yet, or the other way round.
    private static readonly PortOp[] Deadly =
        [PortOp.Commit, PortOp.Commit, PortOp.Commit, PortOp.Submit, PortOp.Submit, PortOp.Cancel, PortOp.Wait, PortOp.Read, PortOp.Release, PortOp.Head, PortOp.Load];

    private static readonly PortOp[] Reading = [PortOp.Products, PortOp.Candles, PortOp.Tick, PortOp.Time, PortOp.Wait, PortOp.Read];

    private static readonly PortOp[] OfStore = [PortOp.Lease, PortOp.Release, PortOp.Load, PortOp.Head, PortOp.Controls, PortOp.Commit];

    public static Fault Throw(ref SeededRandom random, int until)
    {
        // Crashes come in three kinds and are a third of all there is.
        var kind = random.NextInt32(4) == 0 ? FaultKind.CrashBefore + random.NextInt32(3) : Kinds[random.NextInt32(Kinds.Length)];
        var slot = random.NextInt32(until);
        var lasting = 1 + random.NextInt32(Math.Min(3, until - slot));
        var nth = random.NextInt32(2) == 0 ? 0 : random.NextInt32(6);
        var drawn = random.NextInt32(1 << 20);
        return kind switch
        {
            FaultKind.CrashBefore or FaultKind.CrashAfterCommit or FaultKind.CrashAfterAck => new(kind, slot, Deadly[drawn % Deadly.Length], nth),
            FaultKind.ReplyLost or FaultKind.RequestLost or FaultKind.ServerError or FaultKind.MalformedReply or FaultKind.PostOnlyRefused
                or FaultKind.PartialFill => new(kind, slot, PortOp.Submit, nth % 3),
            FaultKind.DelayedPastTimeout => new(kind, slot, PortOp.Submit, nth % 3, 3 + (drawn % 40)),
            FaultKind.FillsLate => new(kind, slot, PortOp.Submit, nth % 3, 1 + (drawn % 50)),
            FaultKind.OrderHidden => new(kind, slot, PortOp.Submit, nth % 3, 1 + (drawn % 4)),
            FaultKind.CallFails => new(kind, slot, Reading[drawn % Reading.Length], nth),
            FaultKind.FillsDuplicated or FaultKind.FillsReordered => new(kind, slot, PortOp.Wait, nth, Slots: lasting),
            FaultKind.CancelFillRace or FaultKind.CancelReplyLost or FaultKind.CancelLost => new(kind, slot, PortOp.Cancel, nth % 2),
            FaultKind.Overlap or FaultKind.OverlapOther => new(kind, slot, Deadly[drawn % Deadly.Length], nth),
            FaultKind.Pause => new(kind, slot, Deadly[drawn % Deadly.Length], nth, 5 + (drawn % 200)),
            FaultKind.CommitAckLost or FaultKind.CommitConflict => new(kind, slot, PortOp.Commit, nth),
            FaultKind.StoreDown => new(kind, slot, OfStore[drawn % OfStore.Length], nth),
            FaultKind.KillSwitch => new(kind, slot, Deadly[drawn % Deadly.Length], nth, 1 + (drawn % 2), lasting),
            FaultKind.RateLimitStorm or FaultKind.AuthorizationLost => new(kind, slot, Arg: 5 + (drawn % 120)),
            FaultKind.TimerLate => new(kind, slot, Arg: 10 + (drawn % 1800)),
            FaultKind.ClockSkew => new(kind, slot, Arg: (drawn % 300_000) - 150_000, Slots: lasting),
            FaultKind.ProductMode => new(kind, slot, Nth: drawn % 3, Arg: 1 + (drawn / 3 % 4), Slots: lasting),
            // Mostly buys, and sells of what was there before us; now and then a sale of what is ours.
            FaultKind.ForeignOrder => drawn % 5 == 0 ? new(kind, slot, Nth: drawn / 5 % 3, Arg: 1) : new(kind, slot, Nth: 2, Arg: drawn / 5 % 2),
            FaultKind.Deposit or FaultKind.Withdrawal => new(kind, slot, Arg: 50 + (drawn % 1000)),
            FaultKind.TimerTwice or FaultKind.TimerSkipped or FaultKind.OtherFirst => new(kind, slot),
            _ => new(kind, slot, Nth: drawn % 3, Arg: 1 + (drawn / 3 % 5), Slots: lasting),
        };
    }
}

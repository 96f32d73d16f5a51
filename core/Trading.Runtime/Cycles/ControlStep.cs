using Trading.Core;
using Trading.Core.Cycle;
using Trading.Core.Risk;
using Trading.Runtime.Accounts;
using Trading.Runtime.Ports;

namespace Trading.Runtime.Cycles;

/// <summary>Carries out what operators asked for since the last cycle, in the order in which they did.</summary>
internal static class ControlStep
{
    public static async Task RunAsync(IStateStore store, string account, CycleSession session, CancellationToken cancellation)
    {
        foreach (var (sequence, command) in await store.ReadControlsAsync(account, session.Document.ControlsDone, cancellation))
        {
            session.Events.Note("control", command.At, $"{command.Kind.ToCode()} {command.Product} by {command.By}");
            Carry(session, command);
            session.Change(document => document with { ControlsDone = sequence });
        }
    }

    private static void Carry(CycleSession session, ControlCommand command)
    {
        var now = session.Now;
        switch (command.Kind, command.Product)
        {
            case (ControlKind.Pause, { } product):
                session.Apply(CycleEvent.ProductPaused(product, now));
                break;
            case (ControlKind.Resume, { } product):
                session.Apply(CycleEvent.ProductResumed(product, now));
                break;
            case (ControlKind.Close, { } product):
                session.Apply(CycleEvent.CloseAsked(product, now));
                break;
            case (ControlKind.Resume, null):
                session.Apply(CycleEvent.TradingStateSet(TradingState.Active, now));
                break;
            case (ControlKind.Flatten, null):
                session.Apply(CycleEvent.TradingStateSet(TradingState.Reducing, now));
                foreach (var position in session.State.Positions)
                {
                    session.Apply(CycleEvent.CloseAsked(position.Product, now));
                }

                break;
            case (ControlKind.Acknowledge, null):
                session.Apply(CycleEvent.DrawdownAcknowledged(now));
                break;
            default:
                // A command that means nothing must not hold up a stop, now and in every cycle after.
                session.Events.Note("control_refused", now, $"{command.Kind.ToCode()} of '{command.Product}' is not one of ours");
                break;
        }
    }
}

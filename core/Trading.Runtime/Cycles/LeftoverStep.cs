using Trading.Core.Cycle;
using Trading.Core.Orders;
using Trading.Runtime.Ports;

namespace Trading.Runtime.Cycles;

/// <summary>
/// Takes up intents that were committed and whose send nobody remembers, as the process died in between. They may be on the wire or
/// not: the venue has been asked by now, and takes an id only once.
/// </summary>
internal sealed class LeftoverStep(CycleServices services, CycleOptions options, OrderSender sender)
{
    public async Task RunAsync(CycleSession session, Func<Task> commit, CancellationToken cancellation)
    {
        var leftovers = session.State.Orders
            .Where(order => order.State == OrderState.Intent && session.Desk.ToSend.TrueForAll(intent => intent.Id != order.Id))
            .Select(order => order.Intent)
            .ToList();
        foreach (var intent in leftovers)
        {
            var isFresh = session.Now <= intent.CreatedAt + options.ResendWithin;
            if (services.Exchange.IsStoredWithAccount)
            {
                TakeUpUnsent(session, intent, isFresh);
            }
            else if (session.Venue.IsReconciled && isFresh)
            {
                await ResendAsync(session, intent, commit, cancellation);
            }
            else
            {
                LeaveToSettle(session, intent);
            }
        }

        if (session.HasNews)
        {
            await commit();
        }
    }

    // This venue is stored with the account and does not have the order: it was never sent. What was decided on prices of long ago is
    // not sent now; an exit is decided anew.
    private static void TakeUpUnsent(CycleSession session, OrderIntent intent, bool isFresh)
    {
        if (isFresh)
        {
            session.Desk.ToSend.Add(intent);
            return;
        }

        session.Events.Note("not_sent", session.Now, $"{intent.Id}: decided at {intent.CreatedAt}, before the process ended");
        session.State = session.Desk.Withdraw(session.State, intent, session.Now);
    }

    private static void LeaveToSettle(CycleSession session, OrderIntent intent)
    {
        session.Apply(CycleEvent.Sent(intent.Id, session.Now));
        session.Apply(CycleEvent.Unknown(intent.Id, session.Now));
    }

    // Once only: that it was sent is committed first, so that the next process leaves it to settle.
    private async Task ResendAsync(CycleSession session, OrderIntent intent, Func<Task> commit, CancellationToken cancellation)
    {
        if (await sender.RefusalAsync(session, intent, intent.CreatedAt, cancellation) is { } why)
        {
            session.Events.Note("not_sent_again", session.Now, $"{intent.Id}: {why}");
            LeaveToSettle(session, intent);
            return;
        }

        session.Apply(CycleEvent.Sent(intent.Id, session.Now));
        await commit();
        session.Events.Note("sent_again", session.Now, $"{intent.Id}");
        await sender.SubmitAsync(session, intent, cancellation);
    }
}

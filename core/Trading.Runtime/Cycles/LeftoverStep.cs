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
            if (services.Exchange.IsStoredWithAccount)
            {
                // This venue is stored with the account, and does not have the order: it was never sent.
                session.Desk.ToSend.Add(intent);
            }
            else if (session.Venue.IsReconciled && session.Now <= intent.CreatedAt + options.ResendWithin)
            {
                await ResendAsync(session, intent, commit, cancellation);
            }
            else
            {
                session.Apply(CycleEvent.Sent(intent.Id, session.Now));
                session.Apply(CycleEvent.Unknown(intent.Id, session.Now));
            }
        }

        if (session.HasNews)
        {
            await commit();
        }
    }

    // Once only: that it was sent is committed first, so that the next process leaves it to settle.
    private async Task ResendAsync(CycleSession session, OrderIntent intent, Func<Task> commit, CancellationToken cancellation)
    {
        if (await sender.RefusalAsync(session, intent, intent.CreatedAt, cancellation) is { } why)
        {
            session.Events.Note("not_sent_again", session.Now, $"{intent.Id}: {why}");
            session.Apply(CycleEvent.Sent(intent.Id, session.Now));
            session.Apply(CycleEvent.Unknown(intent.Id, session.Now));
            return;
        }

        session.Apply(CycleEvent.Sent(intent.Id, session.Now));
        await commit();
        session.Events.Note("sent_again", session.Now, $"{intent.Id}");
        await sender.SubmitAsync(session, intent, cancellation);
    }
}

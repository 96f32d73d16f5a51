using Trading.Core.Cycle;
using Trading.Core.Execution;
using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Core.Risk;
using Trading.Runtime.Accounts;
using Trading.Runtime.Ports;

namespace Trading.Runtime.Cycles;

/// <summary>
/// Sends what the desk has committed: one order after another, each looked at once more right before it goes. It is the only place
/// from which an order leaves.
/// </summary>
internal sealed class OrderSender(CycleServices services, CycleOptions options)
{
    /// <summary>Sends and cancels what waits at the desk. The intents must have been committed to the store.</summary>
    /// <param name="session">The account.</param>
    /// <param name="pricesAt">When the prices were read that the orders were decided on.</param>
    /// <exception cref="CycleAbandonedException">A later instance has the account: nothing more may be sent.</exception>
    public async Task CarryOutAsync(CycleSession session, Timestamp pricesAt, CancellationToken cancellation)
    {
        foreach (var id in session.Desk.ToCancel)
        {
            await CancelAsync(session, id, cancellation);
        }

        session.Desk.ToCancel.Clear();
        var intents = session.Desk.ToSend.ToArray();
        session.Desk.ToSend.Clear();
        foreach (var intent in intents)
        {
            if (await RefusalAsync(session, intent, pricesAt, cancellation) is { } why)
            {
                session.Events.Note("not_sent", session.Now, $"{intent.Id}: {why}");
                session.State = session.Desk.Withdraw(session.State, intent, session.Now);
                continue;
            }

            session.Apply(CycleEvent.Sent(intent.Id, session.Now));
            await SubmitAsync(session, intent, cancellation);
        }
    }

    /// <summary>Puts an order on the wire that is in flight for the account already.</summary>
    public async Task SubmitAsync(CycleSession session, OrderIntent intent, CancellationToken cancellation)
    {
        var reply = await services.Exchange.SubmitAsync(intent, cancellation);
        session.Outcome = "executed";
        session.Venue = VenueJudge.AfterReply(session.Venue, reply);
        if (EventOf(intent.Id, reply, session.Now) is { } happened)
        {
            session.Apply(happened);
        }

        if (reply.Message.Length > 0)
        {
            session.Events.Note("venue_said", session.Now, $"{intent.Id}: {reply.Message}");
        }
    }

    /// <summary>The kill switch as it stands now, put into the account if it was flipped.</summary>
    /// <exception cref="CycleAbandonedException">A later instance has the account.</exception>
    public async Task<KillSwitch> ReadKillSwitchAsync(CycleSession session, CancellationToken cancellation)
    {
        AccountHead head;
        try
        {
            head = await services.Store.ReadHeadAsync(options.Account, cancellation);
        }
        catch (StoreException error)
        {
            throw new CycleAbandonedException($"the store did not say whose turn it is: {error.Message}", error);
        }

        if (head.LeaseEpoch != session.Epoch)
        {
            throw new CycleAbandonedException($"epoch {head.LeaseEpoch} was granted after this cycle's {session.Epoch}");
        }

        if (head.KillSwitch != session.State.Risk.KillSwitch)
        {
            session.Apply(CycleEvent.KillSwitchSet(head.KillSwitch, session.Now));
        }

        return head.KillSwitch;
    }

    /// <summary>The last look before the wire. Exits are held back by the second level of the switch alone: a stop that waits is a loss.</summary>
    /// <returns>Why the order must not go; null when it may.</returns>
    public async Task<string?> RefusalAsync(CycleSession session, OrderIntent intent, Timestamp pricesAt, CancellationToken cancellation)
    {
        var killSwitch = await ReadKillSwitchAsync(session, cancellation);
        if (killSwitch == KillSwitch.HaltAll)
        {
            return "the kill switch halts everything";
        }

        if (intent.Leg == OrderLeg.Exit)
        {
            return null;
        }

        var ageMs = session.Now.UnixMs - pricesAt.UnixMs;
        return killSwitch == KillSwitch.NoNewRisk ? "the kill switch allows no new risk"
            : ageMs > session.Policy.Policy.Execution.QuoteAgeSecondsMax * 1000L ? $"its prices are {ageMs} ms old"
            : null;
    }

    private async Task CancelAsync(CycleSession session, ClientOrderId id, CancellationToken cancellation)
    {
        var order = session.State.Find(id);
        var reply = await services.Exchange.CancelAsync(order, cancellation);
        if (reply == CancelReply.Failed)
        {
            session.Events.Note("cancel_failed", session.Now, $"{id}");
        }
    }

    private static CycleEvent? EventOf(ClientOrderId id, SubmitReply reply, Timestamp at) => reply.Outcome switch
    {
        SubmitOutcome.Underway => null,
        SubmitOutcome.Accepted => CycleEvent.Accepted(id, reply.VenueOrderId!, at),
        SubmitOutcome.Rejected => CycleEvent.Rejected(id, reply.Rejection!.Value, at),
        SubmitOutcome.RateLimited => CycleEvent.Rejected(id, VenueRejection.RateLimited, at),
        SubmitOutcome.Unauthorized => CycleEvent.Rejected(id, VenueRejection.Unauthorized, at),
        _ => CycleEvent.Unknown(id, at),
    };
}

using System.Collections.Immutable;
using Trading.Core.Cycle;
using Trading.Core.Execution;
using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Core.Risk;
using Trading.Runtime.Accounts;
using Trading.Runtime.Ports;

namespace Trading.Runtime.Cycles;

/// <summary>Works the orders that are out: waits for news, takes it, and does what the desk asks for next.</summary>
internal sealed class OrderWorker(CycleServices services, CycleSession session, OrderSender sender, MarketReader market)
{
    // A venue that cannot be asked several times in a row is left alone until the next cycle; end times take care of what rests.
    private const int FailuresMax = 3;

    // Far more than any cycle needs: a venue that never stops having news must not hold a cycle for ever.
    private const int RoundsMax = 5_000;

    private bool HasLiving => session.State.Orders.Any(order => !order.IsTerminal);

    /// <summary>Works until nothing is out or an instant has come. With nothing out it only lets the time come.</summary>
    public async Task WorkAsync(OpenCycle open, Timestamp until, CancellationToken cancellation)
    {
        var failures = 0;
        for (var rounds = 0; rounds < RoundsMax && (HasLiving || session.Desk.Legs.Count > 0); rounds++)
        {
            var reports = await WaitAsync(until, cancellation);
            failures = reports is null ? failures + 1 : 0;
            if (failures >= FailuresMax)
            {
                return;
            }

            var hasNews = false;
            foreach (var report in reports ?? [])
            {
                hasNews |= session.Take(report);
            }

            await ReactAsync(open, cancellation);
            if (!hasNews && session.Now >= until)
            {
                return;
            }
        }
    }

    /// <summary>Lets the time come.</summary>
    public async Task WaitAsync(Timestamp until, OpenCycle open, CancellationToken cancellation)
    {
        await WorkAsync(open, until, cancellation);
        if (session.Now < until)
        {
            await services.Exchange.WaitAsync([], until, cancellation);
        }
    }

    /// <summary>
    /// Puts aside what an earlier cycle left: resting orders whose time is over are cancelled (again), legs whose order has ended end,
    /// and entries that may not be any more are taken from the book.
    /// </summary>
    public void Tidy()
    {
        session.State = session.Desk.React(session.State, _ => default, session.Now, _ => false);
        foreach (var order in session.State.Orders)
        {
            var isDue = order.Intent.CancelAt <= session.Now || IsUnwanted(order.Intent);
            if (isDue
                && order.State is OrderState.Open or OrderState.Partial or OrderState.CancelInFlight
                && !session.Desk.ToCancel.Contains(order.Id))
            {
                session.Apply(CycleEvent.CancelSent(order.Id, session.Now));
                session.Desk.ToCancel.Add(order.Id);
            }
        }
    }

    private async Task ReactAsync(OpenCycle open, CancellationToken cancellation)
    {
        var killSwitch = await sender.ReadKillSwitchAsync(session, cancellation);
        var deadline = open.StartedAt + TimeSpan.FromSeconds(session.Policy.Policy.Cycle.DeadlineSeconds);
        var now = session.Now;
        var rows = new Dictionary<ProductId, ProductMarket>();
        foreach (var leg in session.Desk.Legs)
        {
            if (session.State.Find(leg.Intent.Id).State is OrderState.Canceled or OrderState.Expired or OrderState.Rejected
                && MayReplace(leg))
            {
                rows[leg.Intent.Product] = await market.ReadNowAsync(leg.Intent.Product, now, cancellation);
            }
        }

        session.State = session.Desk.React(session.State, product => rows.GetValueOrDefault(product), now, MayReplace);
        if (killSwitch != KillSwitch.Off || session.State.Risk.TradingState != TradingState.Active)
        {
            Tidy();
        }

        if (session.HasNews)
        {
            await session.CommitAsync(open, cancellation);
        }

        if (session.Desk.ToSend.Count + session.Desk.ToCancel.Count > 0)
        {
            await sender.CarryOutAsync(session, now, cancellation);
            await session.CommitAsync(open, cancellation);
        }

        bool MayReplace(WorkingLeg leg) => leg.Intent.Slot == open.Slot
            && now < deadline
            && (leg.Approved.Leg == OrderLeg.Exit || killSwitch == KillSwitch.Off);
    }

    private async Task<IReadOnlyList<VenueReport>?> WaitAsync(Timestamp until, CancellationToken cancellation)
    {
        var living = session.State.Orders.Where(order => !order.IsTerminal && order.State != OrderState.Intent).ToImmutableArray();
        var next = session.Desk.NextCancel(session.State, until);
        try
        {
            return await services.Exchange.WaitAsync(living, next > session.Now ? next : session.Now, cancellation);
        }
        catch (VenueException failure)
        {
            session.Venue = VenueJudge.AfterFailure(session.Venue, failure);
            session.Events.Note("no_news", session.Now, failure.Message);
            return null;
        }
    }

    private bool IsUnwanted(OrderIntent intent) => intent.Leg == OrderLeg.Entry
        && (session.State.Risk.KillSwitch != KillSwitch.Off
            || session.State.Risk.TradingState != TradingState.Active
            || session.State.Risk.IsPaused(intent.Product)
            || session.State.Positions.Any(position => position.Product == intent.Product && position.IsCloseAsked));
}

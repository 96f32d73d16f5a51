using System.Collections.Immutable;
using Trading.Core;
using Trading.Core.Cycle;
using Trading.Core.Execution;
using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Runtime.Accounts;
using Trading.Runtime.Ports;

namespace Trading.Runtime.Cycles;

/// <summary>Brings the account up to what the venue says, and says whether the two agree.</summary>
internal sealed class ReconcileStep(CycleServices services, CycleOptions options)
{
    /// <summary>Reads the venue and takes its news. A venue that cannot be read halts new risk for this cycle and nothing else.</summary>
    public async Task RunAsync(CycleSession session, CancellationToken cancellation)
    {
        var since = session.Document.ReconciledTo == Timestamp.MinValue
            ? session.Document.State.Slot
            : session.Document.ReconciledTo;
        VenueView view;
        try
        {
            view = await services.Exchange.ReadAsync(since - options.ReconcileOverlap, cancellation);
        }
        catch (VenueException failure)
        {
            session.Events.Note("reconcile_failed", session.Now, failure.Message);
            session.Venue = VenueJudge.AfterFailure(session.Venue, failure) with { IsReconciled = false };
            return;
        }

        session.Venue = session.Venue with { ApiErrorsInRow = 0, IsReconciled = true };
        foreach (var report in Reconciler.News(session.State.Orders, view, services.Exchange.SettleWindow))
        {
            session.Take(report);
        }

        foreach (var contradiction in Reconciler.Contradictions(session.State.Orders, view))
        {
            session.Contradict(view.At, contradiction);
        }

        NoteForeign(session, view);
        Compare(session, view);
        session.BalancesAt = view.At;
        session.Change(document => document with { ReconciledTo = Oldest(session.State.Orders, view.At) });
    }

    private void Compare(CycleSession session, VenueView view)
    {
        var found = Reconciler.Differences(
            session.State.Ledger,
            session.State.Positions,
            session.Document.Foreign,
            session.Document.Products,
            session.Policy.Policy.Universe.QuoteCurrency,
            view);
        var pending = ImmutableSortedDictionary.CreateBuilder<string, Difference>(StringComparer.Ordinal);
        var isQuiet = session.State.Orders.All(order => order.IsTerminal);
        foreach (var (asset, amount) in found)
        {
            var since = session.Document.Differences.GetValueOrDefault(asset) is { } known && known.Amount == amount ? known.Since : view.At;

            // An order that is still out, or a fill that is not listed yet, explains a difference better than a transfer does.
            if (isQuiet && view.At >= since + services.Exchange.SettleWindow && since < view.At && TryExplain(session, asset, amount, view.At))
            {
                continue;
            }

            pending.Add(asset, new Difference(amount, since));
            session.Events.Note("difference", view.At, FormattableString.Invariant($"{asset}: the venue has {amount} more than the account"));
        }

        session.Change(document => document with { Differences = pending.ToImmutable() });
        session.Venue = session.Venue with { IsReconciled = session.Venue.IsReconciled && pending.Count == 0 };
    }

    // Cash that came or went is a transfer. Coins that came are not ours to sell; coins that went may be those that were not ours, and
    // no others: what our positions hold and the venue does not stays a difference until an operator has seen it.
    private static bool TryExplain(CycleSession session, string asset, decimal amount, Timestamp at)
    {
        if (asset == session.Policy.Policy.Universe.QuoteCurrency)
        {
            session.Apply(CycleEvent.Transferred(new Money(amount), at));
            return true;
        }

        var foreign = session.Document.Foreign.GetValueOrDefault(asset) + amount;
        if (foreign < 0)
        {
            return false;
        }

        session.Events.Note("foreign_balance", at, FormattableString.Invariant($"{asset}: {foreign} beside the account"));
        session.Change(document => document with { Foreign = document.Foreign.SetItem(asset, foreign) });
        return true;
    }

    private static void NoteForeign(CycleSession session, VenueView view)
    {
        foreach (var order in Reconciler.Foreign(session.State.Orders, view))
        {
            session.Events.Note("foreign_order", view.At, $"{order.VenueOrderId}: {order.Side} {order.Product} is not ours");
        }

        var known = session.Document.ForeignFills;
        var fills = Reconciler.ForeignFills(session.State.Orders, view).ToList();
        foreach (var fill in fills.Where(fill => !known.Contains(fill.VenueTradeId, StringComparer.Ordinal)))
        {
            session.Events.Note("foreign_fill", fill.At, $"{fill.VenueTradeId}: {fill.Side} {fill.Quantity} {fill.Product} at {fill.Price} is not ours");
        }

        session.Change(document => document with { ForeignFills = [.. fills.Select(fill => fill.VenueTradeId).Order(StringComparer.Ordinal)] });
    }

    // The next reading must reach back to the oldest order that may still have news.
    private static Timestamp Oldest(ImmutableArray<Order> orders, Timestamp at)
    {
        foreach (var order in orders)
        {
            at = !order.IsTerminal && order.Intent.CreatedAt < at ? order.Intent.CreatedAt : at;
        }

        return at;
    }
}

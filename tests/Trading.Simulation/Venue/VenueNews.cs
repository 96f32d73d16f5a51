using System.Collections.Immutable;
using Trading.Core.Execution;
using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Simulation.Faults;

namespace Trading.Simulation.Venue;

/// <summary>News of orders: what the venue knows of them and their owner does not.</summary>
internal sealed class VenueNews(World world)
{
    /// <summary>Whether something is known to the venue that it does not tell yet.</summary>
    public bool IsDue { get; private set; }

    public void Collect(ImmutableArray<Order> orders, List<VenueReport> into)
    {
        IsDue = false;
        var now = world.Time.Now;
        foreach (var order in orders)
        {
            if (world.Venue.Find(order.Id) is not { } found)
            {
                continue;
            }

            if (found.IsHiddenAt(now))
            {
                found.HiddenReadings--;
                IsDue = true;
                continue;
            }

            Collect(order, found, now, into);
        }
    }

    /// <summary>Repeats and shuffles, where the plan says so.</summary>
    public void Spoil(List<VenueReport> reports, ImmutableArray<Order> orders)
    {
        if (world.Faults.InEffect(world.Slot, FaultKind.FillsDuplicated) is not null)
        {
            reports.InsertRange(0, [.. reports.Where(r => r.Kind == VenueReportKind.Filled).Select(r => r with { IsFinal = false })]);
            foreach (var order in orders)
            {
                if (world.Venue.Find(order.Id) is { } found && order.AppliedFills.Count > 0 && reports.Count > 0)
                {
                    var known = found.Fills.First(f => order.AppliedFills.Contains(f.Id, StringComparer.Ordinal));
                    reports.Insert(0, Filled(known, order.Id, isFinal: false));
                }
            }
        }

        if (world.Faults.InEffect(world.Slot, FaultKind.FillsReordered) is not null)
        {
            foreach (var order in orders)
            {
                Reorder(reports, order.Id);
            }
        }
    }

    // Of one order, the last first; that it was the last stays with the place.
    private static void Reorder(List<VenueReport> reports, ClientOrderId order)
    {
        var places = Enumerable.Range(0, reports.Count)
            .Where(i => reports[i].Kind == VenueReportKind.Filled && reports[i].Order == order)
            .ToArray();
        var fills = places.Select(i => reports[i]).Reverse().ToArray();
        foreach (var (i, place) in places.Index())
        {
            reports[place] = fills[i] with { IsFinal = reports[place].IsFinal };
        }
    }

    private void Collect(Order order, VenueOrder found, Timestamp now, List<VenueReport> into)
    {
        if (found.Rejection is { } reason)
        {
            into.Add(new(VenueReportKind.Rejected, found.UpdatedAt, order.Id, found.Id, Rejection: reason, IsFinal: true));
            return;
        }

        if (order.VenueOrderId is null || order.State is OrderState.Intent or OrderState.InFlight or OrderState.Unknown)
        {
            into.Add(new(VenueReportKind.Accepted, found.CreatedAt, order.Id, found.Id));
        }

        var unlisted = 0;
        foreach (var fill in found.Fills)
        {
            if (fill.ListedAt > now)
            {
                unlisted++;
                IsDue = true;
            }
            else if (!order.AppliedFills.Contains(fill.Id, StringComparer.Ordinal))
            {
                var isLast = found.State == OrderState.Filled && fill.Id == found.Fills[^1].Id;
                into.Add(Filled(fill, order.Id, isLast && unlisted == 0));
            }
        }

        // An end is told once every fill that the venue counts is; one that counts late tells of a cancel before the fill that crossed it.
        if (!found.IsLive && (unlisted == 0 || (found.IsCountLate && found.State != OrderState.Filled)))
        {
            var kind = found.State switch
            {
                OrderState.Filled => VenueReportKind.Completed,
                OrderState.Expired => VenueReportKind.Expired,
                _ => VenueReportKind.Canceled,
            };
            into.Add(new(kind, found.UpdatedAt, order.Id, found.Id, IsFinal: true));
        }
    }

    private static VenueReport Filled(VenueFill fill, ClientOrderId id, bool isFinal) =>
        new(VenueReportKind.Filled, fill.At, id, fill.Order.Id, VenueLists.Reported(fill).Of(id), IsFinal: isFinal);
}

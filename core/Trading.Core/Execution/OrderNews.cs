using Trading.Core.Market;
using Trading.Core.Orders;

namespace Trading.Core.Execution;

/// <summary>
/// What a venue's listing says about an order that we do not know yet. Pure: whoever polls and whoever reconciles ask the same question
/// and get the same reports.
/// </summary>
public static class OrderNews
{
    /// <summary>
    /// A size reported in quote currency becomes base units by a division, whose last digits are rounded. Less than this share of
    /// what the venue says was filled is such a rounding and not a fill that is still to be listed.
    /// </summary>
    private const decimal RoundingShare = 0.000_000_001m;

    /// <summary>Adds reports of everything new, in the order in which it happened: the acceptance, the fills, the end.</summary>
    /// <remarks>
    /// An end is reported only once every fill that the venue counts is known: fills may be listed later than the order's end, and an
    /// order that ends without them would free money that was spent.
    /// </remarks>
    /// <param name="local">The order as we know it.</param>
    /// <param name="listed">The order as the venue lists it; null when only its fills are.</param>
    /// <param name="fillsOfOrder">Fills that the venue lists for this order, known or not, in any order, repeated or not.</param>
    /// <param name="into">Receives the reports.</param>
    /// <exception cref="ArgumentException">A listing is of another order.</exception>
    public static void Append(Order local, ReportedOrder? listed, IReadOnlyList<ReportedFill> fillsOfOrder, List<VenueReport> into)
    {
        if (listed is null && fillsOfOrder.Count == 0)
        {
            return;
        }

        var venueId = local.VenueOrderId ?? listed?.VenueOrderId ?? fillsOfOrder[0].VenueOrderId;
        RequireSame(local, listed, fillsOfOrder, venueId);
        var fresh = Fresh(local, fillsOfOrder);
        var at = EarliestOf(listed, fillsOfOrder);
        if (IsRefusal(local, listed, fillsOfOrder))
        {
            into.Add(new(
                VenueReportKind.Rejected, listed!.UpdatedAt, local.Id, venueId, Rejection: listed.Rejection ?? VenueRejection.Other, IsFinal: true));
            return;
        }

        if (IsAnswerDue(local) && !IsNeverLived(listed, fillsOfOrder))
        {
            into.Add(new(VenueReportKind.Accepted, at, local.Id, venueId));
        }

        var filled = local.Filled;
        foreach (var fill in fresh)
        {
            filled += fill.Quantity;
            at = fill.At > at ? fill.At : at;
            into.Add(new(VenueReportKind.Filled, at, local.Id, venueId, fill.Of(local.Id)));
        }

        if (listed is not null && !local.IsTerminal && EndOf(listed, filled) is { } end)
        {
            into.Add(new(end, listed.UpdatedAt > at ? listed.UpdatedAt : at, local.Id, venueId, IsFinal: true));
        }
    }

    // Only an order that we do not know to have lived can still turn out never to have: what was accepted and then failed was cancelled.
    private static bool IsRefusal(Order local, ReportedOrder? listed, IReadOnlyList<ReportedFill> fills) =>
        IsNeverLived(listed, fills)
        && (local.State is OrderState.Intent or OrderState.InFlight or OrderState.Unknown
            || (local.State == OrderState.CancelInFlight && local.VenueOrderId is null));

    private static bool IsNeverLived(ReportedOrder? listed, IReadOnlyList<ReportedFill> fills) =>
        listed is { State: OrderState.Rejected, Filled.IsZero: true } && fills.Count == 0;

    private static bool IsAnswerDue(Order local) => local.VenueOrderId is null || local.State is OrderState.InFlight or OrderState.Unknown;

    private static VenueReportKind? EndOf(ReportedOrder listed, Quantity known)
    {
        if (known.Value < listed.Filled.Value * (1 - RoundingShare))
        {
            return null;
        }

        return listed.State switch
        {
            // A completed order without a single fill: its size and its fills are both still to come.
            OrderState.Filled => known.IsPositive ? VenueReportKind.Completed : null,
            OrderState.Canceled or OrderState.Rejected => VenueReportKind.Canceled,
            OrderState.Expired => VenueReportKind.Expired,
            _ => null,
        };
    }

    private static List<ReportedFill> Fresh(Order local, IReadOnlyList<ReportedFill> fills)
    {
        var seen = new HashSet<string>(local.AppliedFills, StringComparer.Ordinal);
        var fresh = new List<ReportedFill>();
        foreach (var fill in fills)
        {
            if (seen.Add(fill.VenueTradeId))
            {
                fresh.Add(fill);
            }
        }

        fresh.Sort((left, right) => left.At != right.At
            ? left.At.CompareTo(right.At)
            : string.CompareOrdinal(left.VenueTradeId, right.VenueTradeId));
        return fresh;
    }

    // The acceptance comes before everything else, also where the venue's stamps disagree.
    private static Timestamp EarliestOf(ReportedOrder? listed, IReadOnlyList<ReportedFill> fills)
    {
        var earliest = listed?.CreatedAt ?? fills[0].At;
        foreach (var fill in fills)
        {
            earliest = fill.At < earliest ? fill.At : earliest;
        }

        return earliest;
    }

    private static void RequireSame(Order local, ReportedOrder? listed, IReadOnlyList<ReportedFill> fills, string venueId)
    {
        if (listed is not null && (listed.VenueOrderId != venueId || (listed.ClientId is { } id && id != local.Id)))
        {
            throw new ArgumentException(
                $"order {local.Id} ({venueId}): the listing is of order {listed.ClientId} ({listed.VenueOrderId})", nameof(listed));
        }

        foreach (var fill in fills)
        {
            if (fill.VenueOrderId != venueId)
            {
                throw new ArgumentException(
                    $"order {local.Id} ({venueId}): fill {fill.VenueTradeId} is of order {fill.VenueOrderId}", nameof(fills));
            }
        }
    }
}

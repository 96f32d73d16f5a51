using System.Collections.Immutable;
using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Core.Portfolio;

namespace Trading.Core.Execution;

/// <summary>Compares what we know of an account with what the venue says. Pure: it finds, and whoever asked applies.</summary>
public static class Reconciler
{
    /// <summary>News of every order of ours, in the order of their times.</summary>
    /// <param name="orders">Our orders, finished ones included.</param>
    /// <param name="view">What the venue says.</param>
    /// <param name="settle">How long an order may stay unlisted before its absence is evidence.</param>
    public static List<VenueReport> News(ImmutableArray<Order> orders, VenueView view, TimeSpan settle)
    {
        var reports = new List<VenueReport>();
        foreach (var order in orders)
        {
            var listed = Listed(order, view);
            if (listed is not null && IsAnothers(order, listed))
            {
                continue;
            }

            var venueOrderId = order.VenueOrderId ?? listed?.VenueOrderId;
            var fills = view.Fills.Where(fill => venueOrderId is not null && fill.VenueOrderId == venueOrderId).ToList();
            if (listed is null && fills.Count == 0)
            {
                AppendAbsent(order, view, settle, reports);
                continue;
            }

            OrderNews.Append(order, listed, fills, reports);
        }

        // Stable: of one order's reports those of one instant keep their order.
        return [.. reports.OrderBy(report => report.At)];
    }

    /// <summary>
    /// Where the listing cannot be true: one id of ours on two orders of the venue, or an order of ours under another's id. Nothing can be
    /// told from it of what is out, so it must be seen by somebody before there is new risk.
    /// </summary>
    /// <returns>Each in words.</returns>
    public static IEnumerable<string> Contradictions(ImmutableArray<Order> orders, VenueView view)
    {
        foreach (var order in orders)
        {
            var listed = Listed(order, view);
            if (listed is not null && IsAnothers(order, listed))
            {
                yield return $"order {order.Id}: the venue lists its {listed.VenueOrderId} as order {listed.ClientId}";
            }

            var known = order.VenueOrderId ?? listed?.VenueOrderId;
            foreach (var other in view.Orders.Where(other => other.ClientId == order.Id && other.VenueOrderId != known))
            {
                yield return $"order {order.Id}: the venue has it as {known} and lists {other.VenueOrderId} under its id too";
            }
        }
    }

    /// <summary>Living orders at the venue that are not ours.</summary>
    public static IEnumerable<ReportedOrder> Foreign(ImmutableArray<Order> orders, VenueView view) => view.Orders.Where(listed =>
        !OrderTransitions.IsTerminal(listed.State)
        && !orders.Any(order => order.Id == listed.ClientId || (order.VenueOrderId is { } id && id == listed.VenueOrderId)));

    /// <summary>Executions at the venue that are of no order of ours.</summary>
    public static IEnumerable<ReportedFill> ForeignFills(ImmutableArray<Order> orders, VenueView view)
    {
        var ours = orders.Select(order => order.VenueOrderId ?? Listed(order, view)?.VenueOrderId).ToHashSet(StringComparer.Ordinal);
        return view.Fills.Where(fill => !ours.Contains(fill.VenueOrderId));
    }

    /// <summary>
    /// Units at the venue less what we account for, by asset: cash against the ledger, every other asset against what our positions hold
    /// and what was there beside them. Differences within a step of the asset are none.
    /// </summary>
    /// <param name="ledger">Our cash.</param>
    /// <param name="positions">What we hold.</param>
    /// <param name="foreign">What the venue holds beside us, by asset.</param>
    /// <param name="products">Products that tell the steps of their assets.</param>
    /// <param name="quoteCurrency">The asset that cash is.</param>
    /// <param name="view">What the venue says, with all its news applied.</param>
    public static ImmutableSortedDictionary<string, decimal> Differences(
        Ledger ledger,
        ImmutableArray<Position> positions,
        IReadOnlyDictionary<string, decimal> foreign,
        IEnumerable<Product> products,
        string quoteCurrency,
        VenueView view)
    {
        var steps = new Dictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var product in products)
        {
            steps[product.Id.Base] = Math.Max(steps.GetValueOrDefault(product.Id.Base), product.BaseIncrement.Value);
            steps[quoteCurrency] = Math.Max(steps.GetValueOrDefault(quoteCurrency), product.QuoteIncrement.Value);
        }

        var expected = new SortedDictionary<string, decimal>(StringComparer.Ordinal) { [quoteCurrency] = ledger.Cash.Amount };
        foreach (var position in positions)
        {
            Add(expected, position.Product.Base, position.Held.Value);
        }

        foreach (var (asset, units) in foreign)
        {
            Add(expected, asset, units);
        }

        foreach (var balance in view.Balances)
        {
            expected.TryAdd(balance.Asset, 0);
        }

        return expected
            .Select(entry => KeyValuePair.Create(entry.Key, view.BalanceOf(entry.Key) - entry.Value))
            .Where(entry => Math.Abs(entry.Value) > steps.GetValueOrDefault(entry.Key))
            .ToImmutableSortedDictionary(StringComparer.Ordinal);
    }

    // The venue's own id decides once it is known: a listing that has our id twice must not give us another order's news.
    private static ReportedOrder? Listed(Order order, VenueView view) => order.VenueOrderId is { } id
        ? view.Orders.FirstOrDefault(listed => listed.VenueOrderId == id)
        : view.Orders.FirstOrDefault(listed => listed.ClientId == order.Id);

    private static bool IsAnothers(Order order, ReportedOrder listed) => listed.ClientId is { } id && id != order.Id;

    // An order that was once accepted is there even when a page forgets it: only one that never had an answer can be absent.
    private static void AppendAbsent(Order order, VenueView view, TimeSpan settle, List<VenueReport> into)
    {
        if (order.State is OrderState.Unknown or OrderState.InFlight or OrderState.CancelInFlight
            && order.VenueOrderId is null
            && view.At >= order.UpdatedAt + settle
            && view.From <= order.Intent.CreatedAt)
        {
            into.Add(new VenueReport(
                VenueReportKind.Rejected, view.At, order.Id, "", Rejection: VenueRejection.NeverArrived, IsFinal: true));
        }
    }

    private static void Add(SortedDictionary<string, decimal> sums, string asset, decimal units) =>
        sums[asset] = sums.GetValueOrDefault(asset) + units;
}

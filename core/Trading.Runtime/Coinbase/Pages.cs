using Trading.Core.Execution;
using Trading.Core.Market;
using Trading.Runtime.Coinbase.Wire;
using Trading.Runtime.Ports;

namespace Trading.Runtime.Coinbase;

/// <summary>Reads whole lists, over all pages: a list without its last page would be taken for a world in which orders are absent.</summary>
internal sealed class Pages(CoinbaseClient client, CoinbaseProducts products)
{
    private CoinbaseOptions Options => client.Options;

    /// <param name="filter">Query that says which orders.</param>
    public async Task<List<ReportedOrder>> OrdersAsync(string filter, CancellationToken cancellation)
    {
        var all = new List<ReportedOrder>();
        await WalkAsync("orders", async cursor =>
        {
            var page = await client.GetAsync<OrdersPage>(
                CoinbaseEndpoint.Orders,
                $"/orders/historical/batch?limit={Options.PageSize}{filter}{cursor}",
                RequestPriority.Reconcile,
                cancellation).ConfigureAwait(false);
            all.AddRange(page.Orders.Select(Listings.OrderOf).OfType<ReportedOrder>());
            return page.HasNext ? page.Cursor ?? "" : null;
        }).ConfigureAwait(false);
        return all;
    }

    /// <summary>Executions, each once: a venue may list one on two pages.</summary>
    public async Task<List<ReportedFill>> FillsAsync(string filter, CancellationToken cancellation)
    {
        var wires = new List<FillsPage.WireFill>();
        await WalkAsync("fills", async cursor =>
        {
            var page = await client.GetAsync<FillsPage>(
                CoinbaseEndpoint.Fills,
                $"/orders/historical/fills?limit={Options.PageSize}{filter}{cursor}",
                RequestPriority.Reconcile,
                cancellation).ConfigureAwait(false);
            wires.AddRange(page.Fills);
            return string.IsNullOrEmpty(page.Cursor) ? null : page.Cursor;
        }).ConfigureAwait(false);

        var known = wires.Exists(w => w.SizeInQuote)
            ? await products.ReadAsync(RequestPriority.Reconcile, cancellation).ConfigureAwait(false)
            : null;
        var seen = new HashSet<(string Order, string Trade)>();
        return
        [
            .. wires.Where(w => seen.Add((w.OrderId, w.TradeId)))
                .Select(w => Listings.FillOf(w, id => known?.GetValueOrDefault(id)?.Product))
                .OfType<ReportedFill>(),
        ];
    }

    public async Task<List<ReportedBalance>> BalancesAsync(CancellationToken cancellation)
    {
        var totals = new SortedDictionary<string, decimal>(StringComparer.Ordinal);
        await WalkAsync("accounts", async cursor =>
        {
            var page = await client.GetAsync<AccountsPage>(
                CoinbaseEndpoint.Accounts, $"/accounts?limit={Options.PageSize}{cursor}", RequestPriority.Reconcile, cancellation).ConfigureAwait(false);
            Listings.AddTo(totals, page.Accounts);
            return page.HasNext ? page.Cursor ?? "" : null;
        }).ConfigureAwait(false);
        return [.. totals.Select(t => new ReportedBalance(t.Key, t.Value))];
    }

    /// <summary>A filter for what came at or after an instant; before 1970 there was nothing.</summary>
    public static string Since(string name, Timestamp from) =>
        $"&{name}={Uri.EscapeDataString((from.UnixMs < 0 ? new Timestamp(0) : from).ToString())}";

    public static string Ids(string name, IEnumerable<string> ids) => string.Concat(ids.Select(id => $"&{name}={Uri.EscapeDataString(id)}"));

    // The reader gives the next page's cursor; null at the end. A cursor that comes back would walk in a circle.
    private async Task WalkAsync(string what, Func<string, Task<string?>> readPage)
    {
        var cursors = new HashSet<string>(StringComparer.Ordinal);
        var query = "";
        while (await readPage(query).ConfigureAwait(false) is { } next)
        {
            if (next.Length == 0 || !cursors.Add(next) || cursors.Count >= Options.PagesMax)
            {
                throw new VenueException(VenueFault.Malformed, $"{what}: page {cursors.Count + 1} cannot be followed, as its cursor is empty, repeats or never ends");
            }

            query = $"&cursor={Uri.EscapeDataString(next)}";
        }
    }
}

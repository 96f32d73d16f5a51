using System.Collections.Immutable;
using System.Text.Json;
using Trading.Core.Execution;
using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Runtime.Coinbase.Wire;
using Trading.Runtime.Ports;

namespace Trading.Runtime.Coinbase;

/// <summary>Coinbase Advanced Trade as the account's venue. Orders and cancels go out once; news come by asking.</summary>
public sealed class CoinbaseExchange(CoinbaseClient client, CoinbaseProducts products) : IExchange
{
    private const int BalanceReadings = 3;

    // A timer takes no instant that is years away; who waits for one is woken now and then and goes on waiting.
    private static readonly TimeSpan QuietWaitMax = TimeSpan.FromHours(1);
    private readonly Pages _pages = new(client, products);

    private CoinbaseOptions Options => client.Options;

    public TimeSpan SettleWindow => Options.SettleWindow;

    public async Task<SubmitReply> SubmitAsync(OrderIntent intent, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        try
        {
            return await client.PostOnceAsync(
                CoinbaseEndpoint.Create, "/orders", OrderBody.Of(intent), RequestPriority.Order, cancellation).ConfigureAwait(false) is { } reply
                ? OrderReplyMap.Of(reply.Status, reply.Body, reply.RetryAt, intent.Id)
                : SubmitReply.RateLimited(null, "not sent: its turn did not come in time");
        }
        catch (Exception e) when (e is HttpRequestException or IOException or TimeoutException)
        {
            return OrderReplyMap.OfNoAnswer(e);
        }
    }

    public async Task<CancelReply> CancelAsync(Order order, CancellationToken cancellation)
    {
        try
        {
            var id = order.VenueOrderId ?? await FindIdAsync(order, cancellation).ConfigureAwait(false);
            return id is not null
                && await client.PostOnceAsync(
                    CoinbaseEndpoint.Cancel, "/orders/batch_cancel", OrderBody.Cancel(id), RequestPriority.Cancel, cancellation)
                    .ConfigureAwait(false) is { Status: >= 200 and < 300 } reply
                ? CancelReplyMap.Of(reply.Body, id)
                : CancelReply.Failed;
        }
        catch (Exception e) when (e is HttpRequestException or IOException or TimeoutException or VenueException)
        {
            return CancelReply.Failed;
        }
    }

    public async Task<IReadOnlyList<VenueReport>> WaitAsync(ImmutableArray<Order> orders, Timestamp until, CancellationToken cancellation)
    {
        while (true)
        {
            var news = orders.IsEmpty ? [] : await NewsAsync(orders, cancellation).ConfigureAwait(false);
            var left = until - Timestamp.From(client.Time.GetUtcNow());
            if (news.Count > 0 || left <= TimeSpan.Zero)
            {
                return news;
            }

            var pause = orders.IsEmpty ? QuietWaitMax : Options.PollInterval;
            await Task.Delay(left < pause ? left : pause, client.Time, cancellation).ConfigureAwait(false);
        }
    }

    public async Task<VenueView> ReadAsync(Timestamp since, CancellationToken cancellation)
    {
        var at = Timestamp.From(client.Time.GetUtcNow());

        // Living orders first: one that ends meanwhile is in the second list, and the second list counts.
        var living = await _pages.OrdersAsync("&order_status=OPEN", cancellation).ConfigureAwait(false);
        var recent = await _pages.OrdersAsync(Pages.Since("start_date", since - Options.OrderAgeMax), cancellation).ConfigureAwait(false);
        var orders = new Dictionary<string, ReportedOrder>(StringComparer.Ordinal);
        foreach (var order in living.Concat(recent))
        {
            orders[order.VenueOrderId] = order;
        }

        // Balances that stand still around the fills belong to them.
        var before = await _pages.BalancesAsync(cancellation).ConfigureAwait(false);
        for (var reading = 1; ; reading++)
        {
            var fills = await _pages.FillsAsync(Pages.Since("start_sequence_timestamp", since), cancellation).ConfigureAwait(false);
            var after = await _pages.BalancesAsync(cancellation).ConfigureAwait(false);
            if (reading == BalanceReadings || before.SequenceEqual(after))
            {
                return new(since, at, [.. orders.Values.OrderBy(o => o.CreatedAt).ThenBy(o => o.VenueOrderId, StringComparer.Ordinal)], [.. fills], [.. after]);
            }

            before = after;
        }
    }

    public string? Export() => null;

    public void Restore(string? exported)
    {
        // The venue keeps its own state.
    }

    private async Task<List<VenueReport>> NewsAsync(ImmutableArray<Order> orders, CancellationToken cancellation)
    {
        var listed = await ListedAsync(orders, cancellation).ConfigureAwait(false);
        var moved = orders.Where(o => listed.TryGetValue(o.Id, out var l) && l.Filled > o.Filled).Select(o => listed[o.Id].VenueOrderId).ToList();
        var fills = new List<ReportedFill>();
        foreach (var ids in moved.Chunk(Options.IdsPerRequest))
        {
            fills.AddRange(await _pages.FillsAsync(Pages.Ids("order_ids", ids), cancellation).ConfigureAwait(false));
        }

        var byOrder = fills.ToLookup(f => f.VenueOrderId, StringComparer.Ordinal);
        var news = new List<VenueReport>();
        foreach (var order in orders.Where(o => listed.ContainsKey(o.Id)))
        {
            OrderNews.Append(order, listed[order.Id], [.. byOrder[listed[order.Id].VenueOrderId]], news);
        }

        // Stable: what happened to one order at one instant keeps its order.
        return [.. news.OrderBy(n => n.At)];
    }

    private async Task<Dictionary<ClientOrderId, ReportedOrder>> ListedAsync(ImmutableArray<Order> orders, CancellationToken cancellation)
    {
        var found = new List<ReportedOrder>();
        foreach (var ids in orders.Select(o => o.VenueOrderId).OfType<string>().Chunk(Options.IdsPerRequest))
        {
            found.AddRange(await _pages.OrdersAsync(Pages.Ids("order_ids", ids), cancellation).ConfigureAwait(false));
        }

        var unknown = orders.Where(o => o.VenueOrderId is null).ToList();
        if (unknown.Count > 0)
        {
            found.AddRange(await SinceAsync(unknown.Min(o => o.Intent.CreatedAt), cancellation).ConfigureAwait(false));
        }

        // The venue's own id decides once it is known, before that the first order that has ours: a second one is the reconciler's to find.
        var ours = orders.ToDictionary(o => o.Id, o => o.VenueOrderId);
        var listed = new Dictionary<ClientOrderId, ReportedOrder>();
        foreach (var order in found.OrderBy(o => o.CreatedAt).ThenBy(o => o.VenueOrderId, StringComparer.Ordinal))
        {
            if (order.ClientId is { } id && ours.TryGetValue(id, out var known) && (known ?? order.VenueOrderId) == order.VenueOrderId)
            {
                listed[id] = listed.TryGetValue(id, out var first) && first.VenueOrderId != order.VenueOrderId ? first : order;
            }
        }

        return listed;
    }

    private async Task<string?> FindIdAsync(Order order, CancellationToken cancellation) =>
        (await SinceAsync(order.Intent.CreatedAt, cancellation).ConfigureAwait(false)).Find(o => o.ClientId == order.Id)?.VenueOrderId;

    private Task<List<ReportedOrder>> SinceAsync(Timestamp created, CancellationToken cancellation) =>
        _pages.OrdersAsync(Pages.Since("start_date", created - Options.ClockMargin), cancellation);
}

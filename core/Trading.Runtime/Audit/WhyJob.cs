using Trading.Core;
using Trading.Core.Analytics.Why;
using Trading.Core.Cycle;
using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Core.Portfolio;
using Trading.Core.TradeLog;
using Trading.Runtime.Ports;

namespace Trading.Runtime.Audit;

/// <summary>Answers why, and why not, from the audit: by deciding again, never by guessing.</summary>
/// <param name="store">The account's store, or a copy of it.</param>
/// <param name="audit">Its records, inputs and policies.</param>
public sealed class WhyJob(IStateStore store, AuditReader audit)
{
    private const decimal Percent = 100;

    // Fills may be recorded by cycles after the one that sent the order.
    private static readonly TimeSpan Aftermath = TimeSpan.FromHours(2);

    /// <summary>A whole cycle: the first check that stopped each product.</summary>
    /// <exception cref="InputException">There is no such cycle.</exception>
    public async Task<CycleWhy> CycleAsync(string account, Timestamp slot, CancellationToken cancellation)
    {
        var record = await EntryRecordAsync(account, slot, cancellation);
        if (EntryOf(record) is not { InputHash: not null } decision)
        {
            return new CycleWhy(slot, record.Outcome, Undecided(record), []);
        }

        var input = await audit.InputAsync(record, decision, cancellation);
        var policy = await audit.PolicyAsync(record.PolicyHash, cancellation);
        var stops = WhyNotExplainer.Stops(input, policy)
            .Select(entry => new ProductStop(entry.Product, AtVenue(record, entry.Product, entry.Stop)));
        return new CycleWhy(slot, record.Outcome, "", [.. stops]);
    }

    /// <summary>One product in a cycle.</summary>
    /// <exception cref="InputException">There is no such cycle.</exception>
    public async Task<ProductWhy> ProductAsync(string account, Timestamp slot, ProductId product, CancellationToken cancellation)
    {
        var record = await EntryRecordAsync(account, slot, cancellation);
        if (EntryOf(record) is not { InputHash: not null } decision)
        {
            var stop = new Stop(WhyStage.Cycle, record.Outcome, Undecided(record));
            return new ProductWhy(record.Outcome, Entry: null, new WhyNot(product, slot, stop, []), []);
        }

        var input = await audit.InputAsync(record, decision, cancellation);
        var policy = await audit.PolicyAsync(record.PolicyHash, cancellation);
        var whyNot = WhyNotExplainer.Explain(input, policy, product);
        return new ProductWhy(
            record.Outcome,
            EntryExplainer.Explain(input, policy, product),
            whyNot with { Stop = AtVenue(record, product, whyNot.Stop) },
            OrderStories.Of([record], product));
    }

    /// <summary>One trade, open or closed.</summary>
    /// <param name="account">The account.</param>
    /// <param name="id">The trade's id, or the beginning of exactly one.</param>
    /// <param name="cancellation">Stops reading.</param>
    /// <exception cref="InputException">There is none, or several.</exception>
    public async Task<TradeWhy> TradeAsync(string account, string id, CancellationToken cancellation)
    {
        var closed = await store.ReadTradesAsync(account, cancellation)
            .Select(trade => trade.Trade)
            .Where(trade => IsMeant(trade.Id))
            .ToListAsync(cancellation);
        var open = (await store.LoadAsync(account, cancellation))?.Document.State.Positions.Where(position => IsMeant(position.TradeId)).ToList() ?? [];
        return (closed.Count, open.Count) switch
        {
            (1, 0) => await ClosedAsync(account, closed[0], cancellation),
            (0, 1) => await OpenAsync(account, open[0], cancellation),
            (0, 0) => throw new InputException($"trade '{id}': account '{account}' has none with this id"),
            _ => throw new InputException($"trade '{id}': {closed.Count + open.Count} trades of account '{account}' begin so; name more of it"),
        };

        bool IsMeant(ClientOrderId trade) => trade.ToString().StartsWith(id, StringComparison.OrdinalIgnoreCase);
    }

    private async Task<TradeWhy> ClosedAsync(string account, Trade trade, CancellationToken cancellation)
    {
        var (entry, note) = await EntryAsync(account, trade.EntrySlot, trade.Product, cancellation);
        var traded = trade.Bought + trade.Sold;
        return new TradeWhy(
            trade.Id.ToString(),
            trade.Product,
            trade.EntrySlot,
            trade.ExitSlot,
            entry,
            note,
            await OrdersAsync(account, trade.Product, trade.EntrySlot, trade.ExitSlot + Aftermath, cancellation),
            ExitText(trade),
            new TradeResult(
                trade.EntryPrice,
                trade.ExitPrice,
                trade.Quantity,
                trade.Edge,
                trade.Slippage,
                trade.Fees,
                trade.Net,
                trade.ReturnPct,
                traded.IsPositive ? (trade.BoughtAsMaker + trade.SoldAsMaker) / traded * Percent : 0));
    }

    private async Task<TradeWhy> OpenAsync(string account, Position position, CancellationToken cancellation)
    {
        var (entry, note) = await EntryAsync(account, position.EntrySlot, position.Product, cancellation);
        return new TradeWhy(
            position.TradeId.ToString(),
            position.Product,
            position.EntrySlot,
            ExitSlot: null,
            entry,
            note,
            await OrdersAsync(account, position.Product, position.EntrySlot, Timestamp.MaxValue, cancellation),
            ExitText: null,
            Result: null);
    }

    private async Task<(EntryWhy? Entry, string Note)> EntryAsync(string account, Timestamp slot, ProductId product, CancellationToken cancellation)
    {
        var record = await EntryRecordAsync(account, slot, cancellation);
        if (EntryOf(record) is not { InputHash: not null } decision)
        {
            return (null, Undecided(record));
        }

        var input = await audit.InputAsync(record, decision, cancellation);
        return (EntryExplainer.Explain(input, await audit.PolicyAsync(record.PolicyHash, cancellation), product), "");
    }

    private async Task<IReadOnlyList<OrderWhy>> OrdersAsync(string account, ProductId product, Timestamp from, Timestamp to, CancellationToken cancellation) =>
        OrderStories.Of(await audit.RecordsAsync(account, from, to, cancellation).ToListAsync(cancellation), product);

    // An operator's cycle between slots decides no entries: the slot's own is meant.
    private async Task<AuditRecord> EntryRecordAsync(string account, Timestamp slot, CancellationToken cancellation)
    {
        var records = await audit.RecordsOfAsync(account, slot, cancellation);
        return records.FirstOrDefault(record => EntryOf(record) is not null) ?? records[0];
    }

    private static RecordedDecision? EntryOf(AuditRecord record) => record.Decisions.FirstOrDefault(decision => decision.Phase == CyclePhase.Entries);

    private static string Undecided(AuditRecord record) => record.CompactedAt is { } at
        ? $"its detail was compacted on {at}, as it touched no order; what it came to is left: {record.Outcome}"
        : EntryOf(record) is null
        ? $"the cycle decided no entries: {record.Outcome}"
        : "the input of its entries was not kept, so that they cannot be decided again";

    // What the decision let through may still have been held back or not filled.
    private static Stop AtVenue(AuditRecord record, ProductId product, Stop stop)
    {
        if (stop.Stage != WhyStage.Through)
        {
            return stop;
        }

        var orders = OrderStories.Of([record], product).Where(order => order.Leg == OrderLeg.Entry.ToCode()).ToList();
        if (orders.Count == 0)
        {
            return new Stop(WhyStage.Venue, "not_sent", OrderStories.NotPlaced(record, product) is { } refusal
                ? $"the planner refused it: {refusal}"
                : $"nothing was sent: {record.Outcome}");
        }

        return orders.Exists(order => order.Story.Any(line => line.Contains(" filled ", StringComparison.Ordinal)))
            ? stop
            : new Stop(WhyStage.Venue, "unfilled", $"{orders.Count} orders, none filled: {(orders[^1].Story is [.., var last] ? last : "nothing was heard of the last")}");
    }

    private static string ExitText(Trade trade)
    {
        var entry = trade.EntryPrice.Value;
        return trade.Exit switch
        {
            ExitReason.Stop => $"stop: {trade.Entry.StopPct} % below the average entry of {Short(entry)} is {Short(entry * (1 - (trade.Entry.StopPct!.Value / Percent)))}; the bid was at or below it",
            ExitReason.Target => $"target: {trade.Entry.TargetPct} % above the average entry of {Short(entry)} is {Short(entry * (1 + (trade.Entry.TargetPct!.Value / Percent)))}; the bid was at or above it",
            ExitReason.MaxHold => $"held for the {trade.Entry.MaxHoldHours} h that its rule allows",
            ExitReason.Signal => $"its signal {trade.Entry.Signal} asked for it",
            ExitReason.Manual => "an operator asked for it",
            _ => "the run ended",
        };
    }

    private static decimal Short(decimal price) => decimal.Round(price, 8) / 1.0000000000000000000000000000m;
}

using System.Text.Json;
using System.Text.Json.Serialization;

namespace Trading.FakeVenue;

/// <summary>Handles for scripts, under <c>/control</c>: what a test in the same process does by calling the venue's objects.</summary>
internal sealed class ControlRoutes(VenueWorld world, KeyRing keys, WireLog wire)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    public Reply? Handle(string method, string path, JsonElement body)
    {
        switch (method, path)
        {
            case ("POST", "plan"):
                world.Faults.Plan = body.Deserialize<FaultPlan>(Json)!;
                return Done();
            case ("POST", "next"):
                world.Faults.Next(Text(body, "group"), body.GetProperty("faults").Deserialize<FaultKind[]>(Json)!);
                return Done();
            case ("POST", "quote"):
                world.Quote(Text(body, "product"), Number(body, "bid"), Number(body, "ask"));
                return Done();
            case ("POST", "publish"):
                world.Publish(Text(body, "product"), Number(body, "price"), Number(body, "size"));
                return Done();
            case ("POST", "walk"):
                world.Walk((int)Number(body, "ticks"));
                return Done();
            case ("POST", "deposit"):
                world.Balances.Add(Text(body, "currency"), Number(body, "amount"));
                return Done();
            case ("POST", "foreign"):
                return Foreign(body);
            case ("POST", "issue"):
                return Reply.Ok(new { key = keys.Issue(Text(body, "name"), canTransfer: body.TryGetProperty("canTransfer", out var can) && can.GetBoolean()) });
            case ("POST", "revoke"):
                keys.Revoke(Text(body, "name"));
                return Done();
            case ("GET", "wire"):
                return Reply.Ok(wire.All.Select(e => new { e.Number, e.At, e.Method, e.Path, e.ClientId, fault = e.Fault.ToString() }).ToArray());
            case ("GET", "ledger"):
                return Reply.Ok(Ledger());
            default:
                return null;
        }
    }

    private static Reply Done() => Reply.Ok(new { done = true });

    private static string Text(JsonElement body, string name) => body.GetProperty(name).GetString()!;

    private static decimal Number(JsonElement body, string name) => body.GetProperty(name).GetDecimal();

    private Reply Foreign(JsonElement body)
    {
        var id = $"F{world.Orders.Count + 1}";
        var (order, refusal) = world.Place(new VenueOrder
        {
            Id = id,
            ClientId = body.TryGetProperty("clientId", out var clientId) ? clientId.GetString()! : $"by-hand-{id}",
            Product = world.Products[Text(body, "product")],
            IsBuy = Text(body, "side") == "BUY",
            BaseSize = Number(body, "size"),
            QuoteSize = 0,
            Limit = body.TryGetProperty("limit", out var limit) ? limit.GetDecimal() : null,
            IsPostOnly = false,
            EndTime = null,
            CreatedAt = world.Now,
        });
        return order is null ? Reply.Error(400, refusal!.Reason, "refused") : Reply.Ok(new { order_id = order.Id });
    }

    private object Ledger() => new
    {
        balances = world.Balances.All.Select(b => new { currency = b.Currency, available = Reply.Text(b.Available), hold = Reply.Text(b.Hold) }).ToArray(),
        orders = world.Orders.Select(o => new
        {
            order_id = o.Id,
            client_order_id = o.ClientId,
            product = o.Product.Id,
            side = o.IsBuy ? "BUY" : "SELL",
            status = o.Status,
            filled = Reply.Text(o.Filled),
            value = Reply.Text(o.FilledValue),
            fees = Reply.Text(o.Fees),
        }).ToArray(),
        fills = world.Fills.Select(f => new
        {
            trade_id = f.TradeId,
            client_order_id = f.Order.ClientId,
            price = Reply.Text(f.Price),
            size = Reply.Text(f.Size),
            fee = Reply.Text(f.Fee),
        }).ToArray(),
    };
}

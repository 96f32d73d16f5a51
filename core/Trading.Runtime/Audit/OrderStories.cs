using System.Globalization;
using System.Text.Json;
using Trading.Core.Market;

namespace Trading.Runtime.Audit;

/// <summary>Puts together from recorded events what became of the orders of a product.</summary>
internal static class OrderStories
{
    /// <param name="records">Records in their order.</param>
    /// <param name="product">The product.</param>
    public static IReadOnlyList<OrderWhy> Of(IEnumerable<AuditRecord> records, ProductId product)
    {
        var orders = new Dictionary<string, (OrderWhy Order, List<string> Story)>(StringComparer.Ordinal);
        foreach (var happened in records.SelectMany(record => record.Events))
        {
            var kind = happened.GetProperty("kind"u8).GetString()!;
            if (kind == "committed" && Text(happened, "product") == product.Value)
            {
                var story = new List<string>();
                orders[Text(happened, "order")!] = (Order(happened, story), story);
            }
            else if (IdOf(happened, kind) is { } id && orders.TryGetValue(id, out var order))
            {
                order.Story.Add($"{At(happened)} {Tell(happened, kind)}");
            }
        }

        return [.. orders.Values.Select(entry => entry.Order).OrderBy(order => order.At).ThenBy(order => order.Attempt)];
    }

    /// <summary>What the planner refused of a product's entry; null where it refused nothing.</summary>
    public static string? NotPlaced(AuditRecord record, ProductId product) => record.Events
        .Where(e => e.GetProperty("kind"u8).GetString() == "not_placed" && Text(e, "product") == product.Value && Text(e, "leg") == "entry")
        .Select(e => Text(e, "refusal"))
        .FirstOrDefault();

    private static OrderWhy Order(JsonElement happened, List<string> story) => new(
        Text(happened, "order")!,
        Text(happened, "leg")!,
        Text(happened, "type")!,
        happened.GetProperty("attempt"u8).GetInt32(),
        Text(happened, "exit"),
        happened.TryGetProperty("limit_price"u8, out var limit) ? limit.GetDecimal() : null,
        happened.GetProperty("decision_mid"u8).GetDecimal(),
        Timestamp.From(happened.GetProperty("at"u8).GetDateTimeOffset()),
        story);

    // Notes name their order at the beginning of their text.
    private static string? IdOf(JsonElement happened, string kind) => Text(happened, "order")
        ?? (kind is "not_sent" or "venue_said" or "cancel_failed" or "not_sent_again" or "sent_again" ? Text(happened, "text")?.Split(':')[0] : null);

    private static string Tell(JsonElement happened, string kind) => kind switch
    {
        "filled" => string.Create(
            CultureInfo.InvariantCulture,
            $"filled {happened.GetProperty("quantity"u8).GetDecimal()} at {happened.GetProperty("price"u8).GetDecimal()} as {Text(happened, "liquidity")}, fee {happened.GetProperty("fee"u8).GetDecimal()}"),
        "rejected" => $"rejected: {Text(happened, "rejection")}",
        "work_ended" => $"work ended: {Text(happened, "outcome")}",
        _ when Text(happened, "text") is { } text => $"{kind}: {text[(text.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim()}",
        _ => kind,
    };

    private static string At(JsonElement happened) => Timestamp.From(happened.GetProperty("at"u8).GetDateTimeOffset()).ToString();

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}

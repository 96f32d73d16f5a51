using System.Text;
using System.Text.Json;
using Trading.Core.Market;
using Trading.Runtime.Accounts;
using Trading.Runtime.Audit;

namespace Trading.Runtime.Retention;

/// <summary>
/// What is left of the record of a quiet cycle: outcome, events, NAV, holdings and regime. Features, triggers, proposals and the names of
/// its inputs go; <see cref="AuditRecord.CompactedAt"/> says so.
/// </summary>
internal static class RecordCompaction
{
    private static readonly string[] Dropped = ["products", "triggers", "proposals"];

    // What names an order, or a leave to trade that was not used, is a part of the story of a trade.
    private static readonly string[] Trading = ["order", "refusal"];

    /// <summary>Whether nothing in the record tells of an order.</summary>
    public static bool IsQuiet(AuditRecord record) => !record.Events.Any(happened => Trading.Any(name => happened.TryGetProperty(name, out _)));

    /// <param name="record">A whole record.</param>
    /// <param name="at">When it is compacted.</param>
    public static string Compact(StoredRecord record, Timestamp at)
    {
        using var document = JsonDocument.Parse(record.Json);
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            foreach (var member in document.RootElement.EnumerateObject())
            {
                WriteMember(json, member);
            }

            json.WriteString(AuditRecord.CompactedName, at.ToDateTimeOffset());
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private static void WriteMember(Utf8JsonWriter json, JsonProperty member)
    {
        json.WritePropertyName(member.Name);
        if (member.NameEquals("inputs"u8))
        {
            json.WriteStartArray();
            json.WriteEndArray();
            return;
        }

        if (!member.NameEquals("decision"u8))
        {
            json.WriteRawValue(member.Value.GetRawText());
            return;
        }

        json.WriteStartObject();
        foreach (var part in member.Value.EnumerateObject().Where(part => !Dropped.Contains(part.Name, StringComparer.Ordinal)))
        {
            json.WritePropertyName(part.Name);
            json.WriteRawValue(part.Value.GetRawText());
        }

        json.WriteEndObject();
    }
}

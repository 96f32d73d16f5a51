using System.Text;
using System.Text.Json;
using Trading.Core;
using Trading.Runtime.Accounts;

namespace Trading.Runtime.Cycles;

/// <summary>The record of one cycle: what was decided, what happened, how long it took and what it came to. One line.</summary>
internal static class CycleRecordJson
{
    private const int SchemaVersion = 1;

    public static string Write(
        CycleSession session, CycleOptions options, OpenCycle open, string outcome, IReadOnlyList<KeyValuePair<string, long>> stages)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { SkipValidation = true }))
        {
            json.WriteStartObject();
            json.WriteNumber("schema_version"u8, SchemaVersion);
            json.WriteString("account"u8, options.Account);
            json.WriteString("mode"u8, options.Mode.ToCode());
            json.WriteString("slot"u8, open.Slot.ToDateTimeOffset());
            json.WriteString("started_at"u8, open.StartedAt.ToDateTimeOffset());
            json.WriteString("ended_at"u8, session.Now.ToDateTimeOffset());
            json.WriteNumber("epoch"u8, session.Epoch);
            json.WriteString("outcome"u8, outcome);
            json.WriteStartArray("inputs"u8);
            foreach (var input in session.Inputs)
            {
                json.WriteStringValue(input);
            }

            json.WriteEndArray();
            json.WriteStartObject("stage_ms"u8);
            foreach (var (stage, milliseconds) in stages)
            {
                json.WriteNumber(stage, milliseconds);
            }

            json.WriteEndObject();
            WriteEvents(json, session.Events.Events);
            if (session.Events.Decision is { } decision)
            {
                json.WritePropertyName("decision"u8);
                json.WriteRawValue(decision, skipInputValidation: true);
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    /// <summary>What a decision says that it came to; null without one.</summary>
    public static string? OutcomeOf(string? decision)
    {
        if (decision is null)
        {
            return null;
        }

        using var json = JsonDocument.Parse(decision);
        return json.RootElement.GetProperty("outcome"u8).GetString();
    }

    private static void WriteEvents(Utf8JsonWriter json, IReadOnlyList<string> events)
    {
        json.WriteStartArray("events"u8);
        foreach (var happened in events)
        {
            json.WriteRawValue(happened, skipInputValidation: true);
        }

        json.WriteEndArray();
    }
}

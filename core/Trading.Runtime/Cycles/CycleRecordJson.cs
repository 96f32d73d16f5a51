using System.Text;
using System.Text.Json;
using Trading.Core;
using Trading.Runtime.Accounts;

namespace Trading.Runtime.Cycles;

/// <summary>The record of one cycle: what was decided, what happened, how long it took and what it came to. One line.</summary>
/// <remarks>
/// Schema 1, members in this order: <c>schema_version</c>; <c>account</c>; <c>mode</c>; <c>slot</c>, <c>started_at</c>, <c>ended_at</c>
/// (ISO-8601 UTC); <c>epoch</c> of the lease; <c>policy_hash</c> (SHA-256 of the canonical policy, archived under it);
/// <c>code_version</c>; <c>source</c> (live, or a dataset's id); <c>outcome</c> (<c>executed</c>, <c>no_trade:reason</c>,
/// <c>skipped:reason</c>, <c>failed:type</c>); <c>inputs</c>: one object a decision with its <c>phase</c>, the time <c>at</c>, the
/// <c>hash</c> of its archived input (null where none was kept), of an exit phase the <c>exits</c> it found due, of an entry phase the
/// place of the exit phase that it <c>follows</c>; <c>stage_ms</c>: milliseconds by stage, in their order; <c>events</c>: everything
/// that happened, oldest first, orders exactly as sent and fills exactly as reported, each with its <c>kind</c>; and <c>decision</c>,
/// once entries were decided: account, regime, universe verdict and features used of each product, triggers, proposals with their size
/// arithmetic and every risk check as [code, passed, observed, limit]. Once a cycle that touched no order is old, retention leaves
/// <c>inputs</c> empty and of the decision only account and regime, and adds <c>compacted_at</c>. Nothing in it is a secret.
/// </remarks>
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
            json.WriteString("policy_hash"u8, session.Origin.PolicyHash);
            json.WriteString("code_version"u8, session.Origin.CodeVersion);
            json.WriteString("source"u8, session.Origin.Source);
            json.WriteString("outcome"u8, outcome);
            WriteRaw(json, "inputs", session.Inputs);
            json.WriteStartObject("stage_ms"u8);
            foreach (var (stage, milliseconds) in stages)
            {
                json.WriteNumber(stage, milliseconds);
            }

            json.WriteEndObject();
            WriteRaw(json, "events", session.Events.Events);
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

    private static void WriteRaw(Utf8JsonWriter json, string name, IReadOnlyList<string> objects)
    {
        json.WriteStartArray(name);
        foreach (var item in objects)
        {
            json.WriteRawValue(item, skipInputValidation: true);
        }

        json.WriteEndArray();
    }
}

using System.Collections.Immutable;
using System.Text.Json;
using Trading.Core;
using Trading.Core.Cycle;
using Trading.Core.Market;
using Trading.Runtime.Accounts;
using Trading.Runtime.Cycles;

namespace Trading.Runtime.Audit;

/// <summary>A cycle's record, read back.</summary>
public sealed class AuditRecord
{
    internal const string CompactedName = "compacted_at";

    private const int SchemaVersion = 1;

    private AuditRecord(JsonElement root, long number, Timestamp slot)
    {
        Root = root;
        Number = number;
        Slot = slot;
        Account = Text("account");
        Mode = Text("mode");
        Outcome = Text("outcome");
        PolicyHash = Text("policy_hash");
        CodeVersion = Text("code_version");
        Decisions = [.. root.GetProperty("inputs"u8).EnumerateArray().Select(DecisionOf)];
        Entries = root.TryGetProperty("decision"u8, out var decision) ? decision.GetRawText() : null;
        CompactedAt = root.TryGetProperty(CompactedName, out var at) ? Timestamp.From(at.GetDateTimeOffset()) : null;
    }

    /// <summary>Its place among the account's records, from 1.</summary>
    public long Number { get; }

    public Timestamp Slot { get; }

    public string Account { get; }

    public string Mode { get; }

    /// <summary><c>executed</c>, <c>no_trade:reason</c>, <c>skipped:reason</c> or <c>failed:type</c>.</summary>
    public string Outcome { get; }

    public string PolicyHash { get; }

    /// <summary>Version of the code that decided.</summary>
    public string CodeVersion { get; }

    /// <summary>The decisions in the order in which they were made.</summary>
    public ImmutableArray<RecordedDecision> Decisions { get; }

    /// <summary>The entry decision exactly as recorded, a JSON object; null where entries were not decided.</summary>
    public string? Entries { get; }

    /// <summary>When retention took the detail of its decisions away; null for a whole record.</summary>
    public Timestamp? CompactedAt { get; }

    /// <summary>Everything that happened, oldest first.</summary>
    public IEnumerable<JsonElement> Events => Root.GetProperty("events"u8).EnumerateArray();

    /// <summary>The whole record.</summary>
    public JsonElement Root { get; }

    /// <param name="stored">A record as stored.</param>
    /// <param name="source">What messages call the store.</param>
    /// <exception cref="InputException">Not a cycle's record, or one of another schema.</exception>
    public static AuditRecord Read(StoredRecord stored, string source)
    {
        try
        {
            using var document = JsonDocument.Parse(stored.Json);
            var root = document.RootElement.Clone();
            var schema = root.GetProperty("schema_version"u8).GetInt32();
            return schema == SchemaVersion
                ? new AuditRecord(root, stored.Number, stored.Slot)
                : throw new InputException(
                    $"{source}: record {stored.Number} is of schema {schema}; this program reads schema {SchemaVersion}. Use the version that wrote it, or a newer one");
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or FormatException or InvalidOperationException)
        {
            throw new InputException($"{source}: record {stored.Number} of {stored.Slot} is not a cycle's record: {error.Message}", error);
        }
    }

    private static RecordedDecision DecisionOf(JsonElement json) => new(
        json.GetProperty(DecisionNote.Phase).GetString() == CyclePhase.Exits.ToCode() ? CyclePhase.Exits : CyclePhase.Entries,
        Timestamp.From(json.GetProperty(DecisionNote.At).GetDateTimeOffset()),
        json.GetProperty(DecisionNote.Hash).GetString(),
        json.TryGetProperty(DecisionNote.Exits, out var exits) ? exits.GetRawText() : null,
        json.TryGetProperty(DecisionNote.Follows, out var follows) ? follows.GetInt32() : null);

    private string Text(string name) => Root.GetProperty(name).GetString() ?? throw new FormatException($"{name} is null");
}

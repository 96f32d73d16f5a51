using System.Collections;
using System.Text;
using System.Text.Json;
using Trading.Core.Policy.Reading;

namespace Trading.Core.Policy;

/// <summary>
/// One text for one meaning: JSON with sorted keys and one spelling a number. Comments, key order, layout, overlays and
/// 3 against 3.00 leave no trace; the order of lists does, since it may decide.
/// </summary>
public static class PolicyCanonical
{
    private const string NameKey = "name";

    // What decides nothing.
    private static readonly HashSet<string> Omitted = [NameKey, MonitoringSection.Key];

    /// <summary>The policy as canonical JSON, without its name and without what operators are told: two policies with the same text decide the same.</summary>
    public static string ToJson(TradingPolicy policy) => TextOf(policy, Omitted);

    /// <summary>The policy as canonical JSON without the sections that are named and without what it never has.</summary>
    internal static string ToJsonWithout(TradingPolicy policy, params ReadOnlySpan<string> sections) => TextOf(policy, [.. Omitted, .. sections]);

    private static string TextOf(TradingPolicy policy, HashSet<string> omitted)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            WriteRecord(writer, policy, omitted);
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    /// <summary>
    /// The policy that a canonical text stands for, as it was: whether this program would still accept it as a new one is not asked.
    /// </summary>
    /// <param name="json">What <see cref="ToJson"/> gave.</param>
    /// <param name="name">Its name, which the canonical form leaves out as it does the section on monitoring; that is as shipped.</param>
    /// <param name="label">What messages call it.</param>
    /// <exception cref="InputException">Not a canonical policy, or one with keys that this program does not know.</exception>
    public static TradingPolicy Read(string json, string name, string label)
    {
        var binder = new PolicyBinder();
        TradingPolicy policy;
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = CanonicalTree.Of(document.RootElement, label) as MapNode ?? throw new InputException($"{label}: not a map of policy sections");
            policy = binder.Bind(MonitoringSection.Completed(
                root with { Entries = [.. root.Entries, new MapEntry(label, NameKey, new ScalarNode(label, name, IsPlain: false))] }));
        }
        catch (JsonException error)
        {
            throw new InputException($"{label}: not a canonical policy: {error.Message}", error);
        }

        return binder.Problems.Count == 0 ? policy : throw new InputException(string.Join("\n  ", binder.Problems));
    }

    private static void WriteRecord(Utf8JsonWriter writer, object record, HashSet<string>? omitted = null)
    {
        writer.WriteStartObject();
        foreach (var field in PolicyShape.FieldsOf(record.GetType())
            .Where(field => omitted is null || !omitted.Contains(field.Name))
            .OrderBy(field => field.Name, StringComparer.Ordinal))
        {
            writer.WritePropertyName(field.Name);
            Write(writer, field.Property.GetValue(record));
        }

        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case SignalSettings settings:
                Write(writer, settings.Values);
                break;
            case not null when PolicyScalar.IsBare(value):
                writer.WriteRawValue(PolicyScalar.Canonical(value));
                break;
            case not null when PolicyScalar.IsScalar(value):
                writer.WriteStringValue(PolicyScalar.Canonical(value));
                break;
            case not null when PolicyShape.IsRecord(value.GetType()):
                WriteRecord(writer, value);
                break;
            case not null when PolicyShape.EntriesOf(value) is { } entries:
                WriteMap(writer, entries);
                break;
            default:
                WriteList(writer, (IEnumerable)value);
                break;
        }
    }

    private static void WriteMap(Utf8JsonWriter writer, IEnumerable<KeyValuePair<string, object>> entries)
    {
        writer.WriteStartObject();
        foreach (var (key, value) in entries)
        {
            writer.WritePropertyName(key);
            Write(writer, value);
        }

        writer.WriteEndObject();
    }

    private static void WriteList(Utf8JsonWriter writer, IEnumerable items)
    {
        writer.WriteStartArray();
        foreach (var item in items)
        {
            Write(writer, item);
        }

        writer.WriteEndArray();
    }
}

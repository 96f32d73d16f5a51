using System.Collections.Immutable;
using System.Text.Json;
using Trading.Core;
using Trading.Core.Market;
using Trading.Core.TradeLog;

namespace Trading.Runtime.Monitoring.Alerts;

/// <summary>What is stored of an account's alerts, as one object.</summary>
public sealed record AlertDocument
{
    private const int Schema = 1;

    public int SchemaVersion { get; init; } = Schema;

    public AlertBook Book { get; init; } = AlertBook.Empty;

    /// <summary>Notices that are not in the log yet, or wait for a channel, oldest first.</summary>
    public ImmutableArray<AlertLogEntry> Outbox { get; init; } = [];

    /// <summary>The newest slot that was seen decided; null for none.</summary>
    public Timestamp? LastSlot { get; init; }

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, CoreJson.Compact);

    /// <param name="json">As <see cref="ToJson"/> gave it.</param>
    /// <param name="source">What messages call it.</param>
    /// <exception cref="InputException">Not such a document, or one of another schema.</exception>
    public static AlertDocument Read(ReadOnlySpan<byte> json, string source)
    {
        try
        {
            var reader = new Utf8JsonReader(json);
            using var document = JsonDocument.ParseValue(ref reader);
            var schema = document.RootElement.GetProperty("schema_version"u8).GetInt32();
            return schema == Schema
                ? document.RootElement.Deserialize<AlertDocument>(CoreJson.Compact) ?? throw new JsonException("null")
                : throw new InputException($"{source}: of schema {schema}; this program reads schema {Schema}. Use the version that wrote it, or a newer one");
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new InputException($"{source}: not a book of alerts: {error.Message}", error);
        }
    }
}

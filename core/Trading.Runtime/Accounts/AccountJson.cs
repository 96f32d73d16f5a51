using System.Text;
using System.Text.Json;
using Trading.Core;
using Trading.Core.Orders;
using Trading.Core.TradeLog;

namespace Trading.Runtime.Accounts;

/// <summary>
/// What an account stores as text: the same value always gives the same text, and reading it gives the value back exactly. Every text
/// carries its schema.
/// </summary>
public static class AccountJson
{
    private const string SchemaName = "schema_version";

    public static string Write(AccountDocument document) => JsonSerializer.Serialize(document, CoreJson.Compact);

    /// <summary>The same text in UTF-8: an account is large enough that a string in between costs.</summary>
    public static byte[] WriteUtf8(AccountDocument document) => JsonSerializer.SerializeToUtf8Bytes(document, CoreJson.Compact);

    public static string Write(Fill fill) => Write<Fill>(fill);

    public static string Write(Trade trade) => Write<Trade>(trade);

    public static string Write(ControlCommand command) => Write<ControlCommand>(command);

    /// <param name="json">What <see cref="Write(AccountDocument)"/> gave.</param>
    /// <param name="source">What messages call it.</param>
    /// <exception cref="InputException">Not an account, or one of a newer schema.</exception>
    public static AccountDocument Read(string json, string source) => Read(Encoding.UTF8.GetBytes(json), source);

    /// <param name="json">What <see cref="WriteUtf8"/> gave.</param>
    /// <param name="source">What messages call it.</param>
    /// <exception cref="InputException">Not an account, or one of a newer schema.</exception>
    public static AccountDocument Read(ReadOnlySpan<byte> json, string source)
    {
        var document = Read<AccountDocument>(json, source, "an account");
        return IsWhole(document) ? document : throw new InputException($"{source}: not an account: a list in it has a null");
    }

    /// <param name="json">What <see cref="Write(Fill)"/> gave.</param>
    /// <param name="source">What messages call it.</param>
    /// <exception cref="InputException">Not a fill, or one of a newer schema.</exception>
    public static Fill ReadFill(string json, string source) => Read<Line<Fill>>(json, source, "a fill").Item;

    /// <param name="json">What <see cref="Write(Trade)"/> gave.</param>
    /// <param name="source">What messages call it.</param>
    /// <exception cref="InputException">Not a trade, or one of a newer schema.</exception>
    public static Trade ReadTrade(string json, string source) => Read<Line<Trade>>(json, source, "a trade").Item;

    /// <param name="json">What <see cref="Write(ControlCommand)"/> gave.</param>
    /// <param name="source">What messages call it.</param>
    /// <exception cref="InputException">Not a command, or one of a newer schema.</exception>
    public static ControlCommand ReadControl(string json, string source) => Read<Line<ControlCommand>>(json, source, "a command").Item;

    // The reader of JSON judges members, not what is in lists.
    private static bool IsWhole(AccountDocument document) =>
        !document.State.Positions.Contains(null!) && !document.State.Orders.Contains(null!) && !document.Legs.Contains(null!)
        && !document.Closed.Contains(null!) && !document.ForeignFills.Contains(null!)
        && document.State.Orders.All(o => !o.AppliedFills.Contains(null!));

    private static string Write<T>(T item) =>
        JsonSerializer.Serialize(new Line<T>(AccountDocument.CurrentSchema, item), CoreJson.Compact);

    private static T Read<T>(string json, string source, string what) => Read<T>(Encoding.UTF8.GetBytes(json), source, what);

    private static T Read<T>(ReadOnlySpan<byte> json, string source, string what)
    {
        try
        {
            RequireSchema(json, source, what);
            return JsonSerializer.Deserialize<T>(json, CoreJson.Compact) ?? throw new InputException($"{source}: 'null' is not {what}");
        }
        catch (JsonException error)
        {
            throw new InputException($"{source}: not {what}: {error.Message}", error);
        }
    }

    // Before the rest is read: a newer schema may have members that would otherwise be the error reported.
    private static void RequireSchema(ReadOnlySpan<byte> json, string source, string what)
    {
        var schema = SchemaOf(json)
            ?? throw new InputException($"{source}: no schema version; expected {what} of schema {AccountDocument.CurrentSchema}");
        if (schema != AccountDocument.CurrentSchema)
        {
            throw new InputException(
                $"{source}: {what} of schema {schema}; this program reads schema {AccountDocument.CurrentSchema}. Use the version that wrote it, or a newer one");
        }
    }

    private static int? SchemaOf(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return null;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isSchema = reader.ValueTextEquals(SchemaName);
            reader.Read();
            if (isSchema)
            {
                return reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var version) ? version : null;
            }

            reader.Skip();
        }

        return null;
    }

    private sealed record Line<T>(int SchemaVersion, T Item);
}

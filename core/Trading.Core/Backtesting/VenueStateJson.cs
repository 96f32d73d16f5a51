using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Trading.Core.Market;
using Trading.Core.Orders;

namespace Trading.Core.Backtesting;

/// <summary>
/// Reads and writes a venue's state. Amounts are strings, so that no reader makes them doubles; times are milliseconds since 1970.
/// </summary>
public static class VenueStateJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerOptions.Strict)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        IgnoreReadOnlyProperties = true,
        Converters =
        {
            new JsonStringEnumConverter(),
            new Text<Money>(v => Decimal(v.Amount), s => new Money(Decimal(s))),
            new Text<Quantity>(v => Decimal(v.Value), s => new Quantity(Decimal(s))),
            new Text<Price>(v => Decimal(v.Value), s => new Price(Decimal(s))),
            new Text<ProductId>(v => v.Value, s => ProductId.Parse(s)),
            new Text<ClientOrderId>(v => v.ToString(), s => new ClientOrderId(Guid.ParseExact(s, "D"))),
            new Text<Timestamp>(
                v => v.UnixMs.ToString(CultureInfo.InvariantCulture),
                s => new Timestamp(long.Parse(s, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture))),
        },
    };

    /// <summary>The state in UTF-8; equal states give equal bytes.</summary>
    public static byte[] Write(VenueState state) => JsonSerializer.SerializeToUtf8Bytes(state, Options);

    /// <param name="json">What <see cref="Write"/> gave.</param>
    /// <param name="source">How to name it in an error.</param>
    /// <exception cref="InputException">Not a venue state, or one of another version.</exception>
    public static VenueState Read(ReadOnlySpan<byte> json, string source)
    {
        try
        {
            CheckVersion(json, source);
            return JsonSerializer.Deserialize<VenueState>(json, Options)
                ?? throw new InputException($"{source}: 'null' is not a venue state");
        }
        catch (Exception e) when (e is JsonException or FormatException or OverflowException)
        {
            throw new InputException($"{source}: not a venue state: {e.Message}", e);
        }
    }

    // Read before the rest: a later version may have members that would otherwise be the error reported.
    private static void CheckVersion(ReadOnlySpan<byte> json, string source)
    {
        var reader = new Utf8JsonReader(json);
        using var document = JsonDocument.ParseValue(ref reader);
        if (document.RootElement.ValueKind != JsonValueKind.Object
            || !document.RootElement.TryGetProperty("version", out var version)
            || version.GetRawText() != VenueState.CurrentVersion.ToString(CultureInfo.InvariantCulture))
        {
            throw new InputException($"{source}: expected a venue state of version {VenueState.CurrentVersion}");
        }
    }

    private static string Decimal(decimal value) => value.ToString(CultureInfo.InvariantCulture);

    private static decimal Decimal(string text) => decimal.Parse(text, NumberStyles.Number, CultureInfo.InvariantCulture);

    private sealed class Text<T>(Func<T, string> print, Func<string, T> parse) : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            parse(reader.GetString() ?? throw new JsonException($"null is not a {typeof(T).Name}"));

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(print(value));
    }
}

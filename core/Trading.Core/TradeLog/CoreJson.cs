using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Trading.Core.Market;
using Trading.Core.Orders;

namespace Trading.Core.TradeLog;

/// <summary>
/// How the domain is written as JSON: members in declared order, snake_case names, decimals as strings (no reader may round them),
/// times in ISO-8601 UTC, enumerations as their codes, NaN as null. The same value always gives the same bytes.
/// </summary>
public static class CoreJson
{
    /// <summary>One line, for storage and hashing.</summary>
    public static JsonSerializerOptions Compact { get; } = Build(isIndented: false);

    /// <summary>For people.</summary>
    public static JsonSerializerOptions Indented { get; } = Build(isIndented: true);

    private static JsonSerializerOptions Build(bool isIndented)
    {
        var options = new JsonSerializerOptions
        {
            WriteIndented = isIndented,
            PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            IgnoreReadOnlyProperties = true,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
        };
        options.Converters.Add(new TextConverter<decimal>(Decimal, Format));
        options.Converters.Add(new TextConverter<Money>(t => new Money(Decimal(t)), (m, into) => Format(m.Amount, into)));
        options.Converters.Add(new TextConverter<Price>(t => new Price(Decimal(t)), (p, into) => Format(p.Value, into)));
        options.Converters.Add(new TextConverter<Quantity>(t => new Quantity(Decimal(t)), (q, into) => Format(q.Value, into)));
        options.Converters.Add(new TextConverter<Increment>(t => new Increment(Decimal(t)), (i, into) => Format(i.Value, into)));
        options.Converters.Add(new TextConverter<Timestamp>(ParseTime, TimestampText.Format));
        options.Converters.Add(new TextConverter<Interval>(
            t => Interval.Parse(Encoding.UTF8.GetString(t), "interval"), (i, into) => Encoding.UTF8.GetBytes(i.ToString(), into)));
        options.Converters.Add(new TextConverter<ProductId>(
            t => ProductId.Parse(Encoding.UTF8.GetString(t)), (p, into) => Encoding.UTF8.GetBytes(p.Value, into)));
        options.Converters.Add(new TextConverter<ClientOrderId>(ParseId, (id, into) => id.Value.TryFormat(into, out var length, "D") ? length : 0));
        options.Converters.Add(new NaNAsNullConverter());
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false));
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }

    private static decimal Decimal(ReadOnlySpan<byte> text) => decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    private static int Format(decimal value, Span<byte> into) =>
        value.TryFormat(into, out var length, default, CultureInfo.InvariantCulture) ? length : throw new FormatException($"{value} is too long");

    private static Timestamp ParseTime(ReadOnlySpan<byte> text) => TimestampText.TryParse(text, out var time)
        ? time
        : throw new FormatException($"'{Encoding.UTF8.GetString(text)}' is not a time");

    private static ClientOrderId ParseId(ReadOnlySpan<byte> text) =>
        Utf8Parser.TryParse(text, out Guid id, out var length, 'D') && length == text.Length
            ? new ClientOrderId(id)
            : throw new FormatException($"'{Encoding.UTF8.GetString(text)}' is not a UUID");

    private sealed class NaNAsNullConverter : JsonConverter<double>
    {
        public override bool HandleNull => true;

        public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.Null ? double.NaN : reader.GetDouble();

        public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options)
        {
            if (double.IsNaN(value))
            {
                writer.WriteNullValue();
            }
            else
            {
                writer.WriteNumberValue(value);
            }
        }
    }
}

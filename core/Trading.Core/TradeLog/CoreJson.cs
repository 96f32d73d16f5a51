using System.Globalization;
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
        options.Converters.Add(new TextConverter<decimal>(Decimal, d => d.ToString(CultureInfo.InvariantCulture)));
        options.Converters.Add(new TextConverter<Money>(t => new Money(Decimal(t)), m => m.ToString()));
        options.Converters.Add(new TextConverter<Price>(t => new Price(Decimal(t)), p => p.ToString()));
        options.Converters.Add(new TextConverter<Quantity>(t => new Quantity(Decimal(t)), q => q.ToString()));
        options.Converters.Add(new TextConverter<Increment>(t => new Increment(Decimal(t)), i => i.ToString()));
        options.Converters.Add(new TextConverter<Timestamp>(ParseTime, t => t.ToString()));
        options.Converters.Add(new TextConverter<Interval>(t => Interval.Parse(t, "interval"), i => i.ToString()));
        options.Converters.Add(new TextConverter<ProductId>(t => ProductId.Parse(t), p => p.ToString()));
        options.Converters.Add(new TextConverter<ClientOrderId>(
            t => new ClientOrderId(Guid.ParseExact(t, "D")), id => id.ToString()));
        options.Converters.Add(new NaNAsNullConverter());
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false));
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }

    private static decimal Decimal(string text) => decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    private static Timestamp ParseTime(string text) => Timestamp.TryParse(text, out var time)
        ? time
        : throw new FormatException($"'{text}' is not a time");

    private sealed class TextConverter<T>(Func<string, T> parse, Func<T, string> format) : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            try
            {
                return parse(reader.GetString() ?? throw new JsonException($"null is not a {typeof(T).Name}"));
            }
            catch (Exception error) when (error is FormatException or OverflowException or InputException or ArgumentException or InvalidOperationException)
            {
                throw new JsonException($"not a {typeof(T).Name}: {error.Message}", error);
            }
        }

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(format(value));
    }

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

using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Trading.Core.Market;

namespace Trading.Runtime.Coinbase.Wire;

/// <summary>How the venue writes JSON: snake case, numbers as text, empty text for nothing.</summary>
internal static class WireJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.General)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new NumberConverter(), new TimeConverter() },
    };

    /// <exception cref="JsonException">Not JSON, or not of this shape.</exception>
    public static T Read<T>(ReadOnlySpan<byte> json)
        where T : class => JsonSerializer.Deserialize<T>(json, Options) ?? throw new JsonException("null found");

    private sealed class NumberConverter : JsonConverter<decimal?>
    {
        public override decimal? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType == JsonTokenType.Number)
            {
                return reader.GetDecimal();
            }

            var text = reader.GetString();
            return string.IsNullOrEmpty(text) ? null
                : decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number
                : throw new JsonException($"'{text}' is not a number");
        }

        public override void Write(Utf8JsonWriter writer, decimal? value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value!.Value.ToString(CultureInfo.InvariantCulture));
    }

    private sealed class TimeConverter : JsonConverter<Timestamp?>
    {
        // What .NET reads; the venue may print nanoseconds.
        private const int FractionDigitsMax = 7;

        public override Timestamp? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var text = reader.GetString();
            return string.IsNullOrEmpty(text) ? null
                : Timestamp.TryParse(Shortened(text), out var time) ? time
                : throw new JsonException($"'{text}' is not a time");
        }

        public override void Write(Utf8JsonWriter writer, Timestamp? value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value!.Value.ToString());

        private static string Shortened(string text)
        {
            var start = text.IndexOf('.', StringComparison.Ordinal) + 1;
            var end = start;
            for (; start > 0 && end < text.Length && char.IsAsciiDigit(text[end]); end++)
            {
            }

            return end - start <= FractionDigitsMax ? text : text.Remove(start + FractionDigitsMax, end - start - FractionDigitsMax);
        }
    }
}

using System.Text.Json;
using System.Text.Json.Serialization;

namespace Trading.Core.TradeLog;

/// <summary>Stores values as short strings, read and written as UTF-8 without a string in between.</summary>
internal sealed class TextConverter<T>(TextConverter<T>.Parser parse, TextConverter<T>.Formatter format) : JsonConverter<T>
{
    private const int LengthMax = 64;

    /// <exception cref="FormatException">Not the text of a value; so are overflow, argument and input exceptions.</exception>
    public delegate T Parser(ReadOnlySpan<byte> text);

    /// <summary>Writes the text, ASCII of at most 64 characters; returns its length.</summary>
    public delegate int Formatter(T value, Span<byte> into);

    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            throw new JsonException($"not a {typeof(T).Name}: expected a string, found {reader.TokenType}");
        }

        try
        {
            if (!reader.HasValueSequence && !reader.ValueIsEscaped)
            {
                return parse(reader.ValueSpan);
            }

            // Rare: somebody else wrote it, or it lies across two buffers. Unescaping never makes it longer.
            var length = reader.HasValueSequence ? reader.ValueSequence.Length : reader.ValueSpan.Length;
            Span<byte> text = length <= 6 * LengthMax ? stackalloc byte[(int)length] : throw new FormatException("too long");
            return parse(text[..reader.CopyString(text)]);
        }
        catch (Exception error) when (error is FormatException or OverflowException or InputException or ArgumentException)
        {
            throw new JsonException($"not a {typeof(T).Name}: {error.Message}", error);
        }
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        Span<byte> text = stackalloc byte[LengthMax];
        writer.WriteStringValue(text[..format(value, text)]);
    }
}

using System.Globalization;
using System.Text.Json;
using Trading.Core.Market;

namespace Trading.Core.Cycle;

/// <summary>Numbers as JSON that come back to the last bit.</summary>
internal static class ExactJson
{
    private static readonly long UsualNaN = BitConverter.DoubleToInt64Bits(double.NaN);

    public static void Write(Utf8JsonWriter json, double value)
    {
        if (double.IsFinite(value))
        {
            json.WriteNumberValue(value);
        }
        else if (BitConverter.DoubleToInt64Bits(value) is var bits && bits == UsualNaN)
        {
            json.WriteNullValue();
        }
        else
        {
            json.WriteStringValue(bits.ToString("x16", CultureInfo.InvariantCulture));
        }
    }

    public static double Double(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Number => element.GetDouble(),
        JsonValueKind.Null => double.NaN,
        _ => BitConverter.Int64BitsToDouble(long.Parse(element.GetString()!, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)),
    };

    public static Timestamp Time(JsonElement element) => new(element.GetInt64());

    public static T Code<T>(JsonElement element)
        where T : struct, Enum
    {
        var code = element.GetString();
        foreach (var value in Enum.GetValues<T>())
        {
            if (value.ToCode() == code)
            {
                return value;
            }
        }

        throw new FormatException($"'{code}' is not a {typeof(T).Name}");
    }
}

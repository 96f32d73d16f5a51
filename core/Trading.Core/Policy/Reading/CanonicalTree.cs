using System.Globalization;
using System.Text.Json;

namespace Trading.Core.Policy.Reading;

/// <summary>The tree of a canonical policy, as a file's reader would give it.</summary>
internal static class CanonicalTree
{
    public static PolicyNode Of(JsonElement json, string place) => json.ValueKind switch
    {
        JsonValueKind.Object => new MapNode(place, [.. json.EnumerateObject().Select(entry => new MapEntry(place, entry.Name, Of(entry.Value, place)))]),
        JsonValueKind.Array => new ListNode(place, [.. json.EnumerateArray().Select(item => Of(item, place))]),
        JsonValueKind.String => new ScalarNode(place, json.GetString()!, IsPlain: false),
        JsonValueKind.Number => new ScalarNode(place, Plain(json.GetRawText()), IsPlain: true),
        _ => new ScalarNode(place, json.GetRawText(), IsPlain: true),
    };

    // The shortest text of a very small or large number has an exponent, which files do not write.
    private static string Plain(string number) => number.Contains('E', StringComparison.OrdinalIgnoreCase)
        ? decimal.Parse(number, NumberStyles.Float, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture)
        : number;
}

using System.Text.Json;

namespace Trading.Core.Cycle;

/// <summary>The codes of an enumeration, encoded once.</summary>
internal static class CodeText<T>
    where T : struct, Enum
{
    private static readonly Dictionary<T, JsonEncodedText> Texts =
        Enum.GetValues<T>().Distinct().ToDictionary(v => v, v => JsonEncodedText.Encode(v.ToCode()));

    public static JsonEncodedText Of(T value) => Texts[value];
}

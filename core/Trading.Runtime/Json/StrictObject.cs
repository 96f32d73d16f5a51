using System.Text.Json;
using Trading.Core;
using Trading.Core.Market;

namespace Trading.Runtime.Json;

/// <summary>
/// An object of JSON that somebody outside wrote. Members that are not known, or are of another type, size or range, are each refused
/// with one message that names the field, what was found and what was expected. A member that is null is as good as left out.
/// </summary>
internal sealed class StrictObject
{
    private const int DepthMax = 8;
    private const int ShownMax = 60;

    private readonly JsonElement _element;
    private readonly string _path;

    private StrictObject(JsonElement element, string path, IReadOnlyList<string> known)
    {
        (_element, _path) = (element, path);
        foreach (var member in element.EnumerateObject())
        {
            if (!known.Contains(member.Name))
            {
                throw new InputException(
                    $"{path}{Shown(member.Name)}: is not known; expected one of {string.Join(", ", known)}{DidYouMean.Hint(member.Name, known)}");
            }
        }
    }

    /// <param name="json">UTF-8.</param>
    /// <param name="label">What messages call the whole.</param>
    /// <param name="known">The members it may have.</param>
    /// <exception cref="InputException">Not one object, or with members that are not known or stand there twice.</exception>
    public static StrictObject Parse(ReadOnlyMemory<byte> json, string label, IReadOnlyList<string> known)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = DepthMax, AllowDuplicateProperties = false });
            var root = document.RootElement.Clone();
            RequireText(root);
            return root.ValueKind == JsonValueKind.Object
                ? new StrictObject(root, "", known)
                : throw new InputException($"{label}: is {KindOf(root)}; expected an object");
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // A name or text that is no Unicode is told of by the second of the two.
            throw new InputException($"{label}: not JSON: {error.Message.TrimEnd('.')}", error);
        }
    }

    public bool Has(string name) => Find(name) is not null;

    public StrictObject? Object(string name, IReadOnlyList<string> known) => Find(name) is not { } value ? null
        : value.ValueKind == JsonValueKind.Object ? new StrictObject(value, $"{_path}{name}.", known)
        : throw Wrong(name, value, "an object");

    public string? Text(string name, int lengthMax) => Find(name) is { } value ? Text(name, value, lengthMax) : null;

    public string RequiredText(string name, int lengthMax, string expected) => Text(name, lengthMax) ?? throw Missing(name, expected);

    /// <summary>Texts, each once, in the order in which they stand there; empty where there are none.</summary>
    public IReadOnlyList<string> Texts(string name, int countMax, int lengthMax)
    {
        if (Find(name) is not { } value)
        {
            return [];
        }

        if (value.ValueKind != JsonValueKind.Array)
        {
            throw Wrong(name, value, "a list of texts");
        }

        return value.GetArrayLength() <= countMax
            ? [.. value.EnumerateArray().Select(item => Text(name, item, lengthMax)).Distinct(StringComparer.Ordinal)]
            : throw new InputException($"{_path}{name}: {value.GetArrayLength()} found; expected at most {countMax}");
    }

    public int? Whole(string name, int min, int max) => Find(name) is not { } value ? null
        : value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= min && number <= max ? number
        : throw Wrong(name, value, $"a whole number from {min} to {max}");

    public ulong? Seed(string name) => Find(name) is not { } value ? null
        : value.ValueKind == JsonValueKind.Number && value.TryGetUInt64(out var number) ? number
        : throw Wrong(name, value, "a whole number from 0 on");

    public Timestamp? Time(string name) => Find(name) is not { } value ? null
        : value.ValueKind == JsonValueKind.String && Timestamp.TryParse(value.GetString(), out var time) ? time
        : throw Wrong(name, value, "a time in ISO-8601 such as 2024-10-01T12:00:00Z");

    public T? Choice<T>(string name)
        where T : struct, Enum => Text(name, ShownMax) is { } text ? Choice<T>(name, text) : null;

    public T RequiredChoice<T>(string name)
        where T : struct, Enum => Choice<T>(name) ?? throw Missing(name, $"one of {string.Join(", ", Codes<T>())}");

    public T Choice<T>(string name, string text)
        where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
        {
            if (value.ToCode() == text)
            {
                return value;
            }
        }

        throw new InputException(
            $"{_path}{name}: '{Shown(text)}' is not known; expected one of {string.Join(", ", Codes<T>())}{DidYouMean.Hint(text, Codes<T>())}");
    }

    public InputException Missing(string name, string expected) => new($"{_path}{name}: is missing; expected {expected}");

    /// <summary>The JSON of a member; null where it is left out.</summary>
    public ReadOnlyMemory<byte>? Raw(string name) => Find(name) is { } value ? System.Text.Encoding.UTF8.GetBytes(value.GetRawText()) : null;

    private static string[] Codes<T>()
        where T : struct, Enum => [.. Enum.GetValues<T>().Select(value => value.ToCode())];

    private JsonElement? Find(string name) =>
        _element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private string Text(string name, JsonElement value, int lengthMax)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            throw Wrong(name, value, "a text");
        }

        var text = value.GetString()!;
        return text.Length <= lengthMax
            ? text
            : throw new InputException($"{_path}{name}: {text.Length} characters; expected at most {lengthMax}");
    }

    private InputException Wrong(string name, JsonElement value, string expected) => new($"{_path}{name}: {KindOf(value)}; expected {expected}");

    private static string KindOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => $"'{Shown(value.GetString()!)}'",
        _ => Shown(value.GetRawText()),
    };

    // What comes from outside is shown short and without what could disturb a terminal or a log.
    private static string Shown(string text)
    {
        var shown = text.Length <= ShownMax ? text : $"{text[..ShownMax]}...";
        return string.Concat(shown.Select(c => char.IsControl(c) || char.IsSurrogate(c) ? '?' : c));
    }

    private static void RequireText(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in element.EnumerateObject())
                {
                    _ = member.Name;
                    RequireText(member.Value);
                }

                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                {
                    RequireText(item);
                }

                break;
            case JsonValueKind.String:
                _ = element.GetString();
                break;
        }
    }
}

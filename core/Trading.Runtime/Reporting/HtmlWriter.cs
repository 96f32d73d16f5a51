using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Trading.Runtime.Reporting;

/// <summary>
/// The one place where markup is made. Text and attributes are encoded, elements close in the order in which they opened, and what a
/// page of ours never needs cannot be written: an address outside the page, an inline style, an inline handler.
/// </summary>
public sealed class HtmlWriter
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    // The encoder escapes < > & and quotes, so that no text can end the script block it stands in.
    private static readonly JsonSerializerOptions DataOptions = new()
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
    };

    private readonly StringBuilder _text = new();
    private readonly Stack<string> _open = new();
    private readonly SortedDictionary<string, byte[]> _data = new(StringComparer.Ordinal);

    /// <summary>Begins an element.</summary>
    /// <exception cref="ArgumentException">A name that is none, or an attribute that no page of ours may have.</exception>
    public HtmlWriter Open(string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        Begin(name, attributes);
        _open.Push(name);
        return this;
    }

    /// <summary>Ends the element that was begun last.</summary>
    public HtmlWriter Close()
    {
        _text.Append("</").Append(_open.Pop()).Append('>');
        return this;
    }

    /// <summary>Adds text, encoded.</summary>
    public HtmlWriter Text(string text)
    {
        _text.Append(Encoder.Encode(text));
        return this;
    }

    /// <summary>An element that holds text alone.</summary>
    public HtmlWriter Leaf(string name, string text, params ReadOnlySpan<(string Name, string Value)> attributes) =>
        Open(name, attributes).Text(text).Close();

    /// <summary>An element that holds nothing and is not closed, such as <c>meta</c>.</summary>
    public HtmlWriter Void(string name, params ReadOnlySpan<(string Name, string Value)> attributes) => Begin(name, attributes);

    /// <summary>A line break in the source, for those who read it.</summary>
    public HtmlWriter Line()
    {
        _text.Append('\n');
        return this;
    }

    public HtmlWriter Add(IBlock block)
    {
        block.WriteTo(this);
        return this;
    }

    /// <summary>What the page's script reads under a key; properties are written in camel case.</summary>
    /// <exception cref="ArgumentException">The key is taken.</exception>
    public HtmlWriter AddData<T>(string key, T value)
    {
        _data.Add(key, JsonSerializer.SerializeToUtf8Bytes(value, DataOptions));
        return this;
    }

    /// <summary>The block of all data; what is added later is not in it.</summary>
    internal HtmlWriter WriteData(string id)
    {
        Begin("script", [("id", id), ("type", "application/json")]);
        _text.Append('{');
        var separator = "";
        foreach (var (key, value) in _data)
        {
            _text.Append(separator).Append(JsonSerializer.Serialize(key, DataOptions)).Append(':').Append(Encoding.UTF8.GetString(value));
            separator = ",\n";
        }

        _text.Append("}</script>");
        return this;
    }

    /// <summary>An asset of this assembly in a style or script element.</summary>
    internal HtmlWriter Asset(string name, string content)
    {
        _text.Append('<').Append(name).Append('>').Append(content).Append("</").Append(name).Append('>');
        return this;
    }

    /// <exception cref="InvalidOperationException">An element is still open.</exception>
    public override string ToString() => _open.Count == 0
        ? _text.ToString()
        : throw new InvalidOperationException($"<{_open.Peek()}> is not closed");

    private HtmlWriter Begin(string name, ReadOnlySpan<(string Name, string Value)> attributes)
    {
        RequireName(name);
        _text.Append('<').Append(name);
        foreach (var (key, value) in attributes)
        {
            RequireName(key);
            RequireHarmless(key, value);
            _text.Append(' ').Append(key).Append("=\"").Append(Encoder.Encode(value)).Append('"');
        }

        _text.Append('>');
        return this;
    }

    private static void RequireName(string name)
    {
        if (name.Length == 0 || !name.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
        {
            throw new ArgumentException($"'{name}' is no name of an element or attribute", nameof(name));
        }
    }

    private static void RequireHarmless(string key, string value)
    {
        var isAddress = key is "href" or "src" or "srcset" or "action" or "formaction" or "data" or "poster" or "xlink";
        if ((isAddress && !value.StartsWith('#')) || key == "style" || key.StartsWith("on", StringComparison.OrdinalIgnoreCase))
        {
            throw new ArgumentException($"{key}=\"{value}\": a page holds no address but its own fragments, no inline style and no handler", nameof(key));
        }
    }
}

using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Trading.Core.Policy.Reading;

/// <summary>
/// Reads one YAML document of plain maps, lists and values. Anchors, aliases, tags and further documents are refused:
/// what a file says is what stands in it, and nothing in it can expand.
/// </summary>
internal static class PolicyYaml
{
    private const int LengthMax = 1_000_000;

    private const int DepthMax = 16;

    /// <exception cref="InputException">Not such a document.</exception>
    public static MapNode Parse(string yaml, string label)
    {
        if (yaml.Length > LengthMax)
        {
            throw new InputException($"{label}: {yaml.Length} characters; expected a policy of at most {LengthMax}");
        }

        RefuseTabs(yaml, label);
        var parser = new Parser(new StringReader(yaml));
        try
        {
            return ParseDocument(parser, label);
        }
        catch (YamlException exception)
        {
            throw Invalid(label, exception.End.Line, exception.Message.TrimEnd('.'), exception);
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException)
        {
            // The parser throws these too, on unfinished lists for one.
            throw Invalid(label, parser.Current?.End.Line ?? 1, "a list, map or text that does not end where it should", exception);
        }
    }

    private static InputException Invalid(string label, long line, string what, Exception cause) =>
        new($"{label}:{line}: not valid YAML: {what}; expected 'key: value' lines indented with spaces", cause);

    /// <summary>YAML forbids them, and the parser's own message names another line.</summary>
    private static void RefuseTabs(string yaml, string label)
    {
        var line = 0;
        foreach (var text in yaml.AsSpan().EnumerateLines())
        {
            line++;
            var indent = text[..(text.Length - text.TrimStart().Length)];
            if (indent.Contains('\t') && indent.Length < text.Length)
            {
                throw new InputException($"{label}:{line}: a tab in the indentation; expected spaces");
            }
        }
    }

    private static MapNode ParseDocument(Parser parser, string label)
    {
        parser.Consume<StreamStart>();
        if (!parser.TryConsume<DocumentStart>(out _))
        {
            throw new InputException($"{label}: the file is empty; expected a policy");
        }

        var root = ReadNode(parser, label, depth: 0);
        parser.Consume<DocumentEnd>();
        if (!parser.Accept<StreamEnd>(out _))
        {
            throw new InputException($"{label}:{parser.Current?.Start.Line}: a second document; expected one policy a file");
        }

        return root as MapNode ?? throw new InputException($"{root.Place}: {root.Kind}; expected a map of policy sections");
    }

    private static PolicyNode ReadNode(Parser parser, string label, int depth)
    {
        var current = parser.Consume<ParsingEvent>();
        var place = $"{label}:{current.Start.Line}";
        if (depth > DepthMax)
        {
            throw new InputException($"{place}: nested {depth} deep; expected at most {DepthMax}");
        }

        if (current is AnchorAlias || current is NodeEvent { Anchor.IsEmpty: false })
        {
            throw new InputException($"{place}: an anchor or alias (& or *); expected each value written out");
        }

        if (current is NodeEvent { Tag.IsEmpty: false } tagged)
        {
            throw new InputException($"{place}: the tag {tagged.Tag}; expected a value without a tag");
        }

        return current switch
        {
            Scalar scalar => new ScalarNode(place, scalar.Value, scalar.Style == ScalarStyle.Plain),
            SequenceStart => ReadList(parser, label, depth, place),
            MappingStart => ReadMap(parser, label, depth, place),
            _ => throw new InputException($"{place}: {current.GetType().Name}; expected a value, a list or a map"),
        };
    }

    private static ListNode ReadList(Parser parser, string label, int depth, string place)
    {
        var items = new List<PolicyNode>();
        while (!parser.TryConsume<SequenceEnd>(out _))
        {
            items.Add(ReadNode(parser, label, depth + 1));
        }

        return new ListNode(place, items);
    }

    private static MapNode ReadMap(Parser parser, string label, int depth, string place)
    {
        var entries = new List<MapEntry>();
        var places = new Dictionary<string, string>(StringComparer.Ordinal);
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            if (ReadNode(parser, label, depth + 1) is not ScalarNode key)
            {
                throw new InputException($"{place}: a list or map as a key; expected a name");
            }

            if (!places.TryAdd(key.Text, key.Place))
            {
                throw new InputException($"{key.Place}: the key '{key.Text}' stands twice (first at {places[key.Text]}); expected it once");
            }

            entries.Add(new MapEntry(key.Place, key.Text, ReadNode(parser, label, depth + 1)));
        }

        return new MapNode(place, entries);
    }
}

using System.Collections.ObjectModel;

namespace Trading.Core.Policy.Reading;

/// <summary>
/// Turns the tree of a file into policy records, strictly: each key known, none missing, each value of its type.
/// It goes on past a problem, so that one look shows them all.
/// </summary>
internal sealed class PolicyBinder
{
    private readonly Dictionary<string, string> _places = new(StringComparer.Ordinal);

    private readonly List<string> _problems = [];

    /// <summary>Each as "file:line: field ...; expected ...". While there are any, what was bound has holes.</summary>
    public IReadOnlyList<string> Problems => _problems;

    public TradingPolicy Bind(MapNode root) => (TradingPolicy)BindRecord(typeof(TradingPolicy), root, "");

    /// <summary>Where a field stands, or the nearest thing around it that stands somewhere.</summary>
    public string PlaceOf(string path)
    {
        while (!_places.ContainsKey(path))
        {
            path = path.LastIndexOfAny(['.', '[']) is > 0 and var end ? path[..end] : "";
        }

        return _places[path];
    }

    private object? BindValue(Type type, PolicyNode node, string path)
    {
        _places[path] = node.Place;
        if (Nullable.GetUnderlyingType(type) is { } inner)
        {
            return node is ScalarNode { IsNull: true } ? null : BindValue(inner, node, path);
        }

        return type switch
        {
            _ when PolicyShape.IsRecord(type) => node is MapNode map ? BindRecord(type, map, path) : Refuse(node, path, "a map"),
            _ when PolicyShape.IsList(type) => node is ListNode list ? BindList(type, list, path) : Refuse(node, path, "a list such as [a, b] or []"),
            _ when PolicyShape.IsMap(type) => node is MapNode map ? BindMap(type, map, path) : Refuse(node, path, "a map"),
            _ when type == typeof(SignalSettings) => node is MapNode map ? BindSettings(map, path) : Refuse(node, path, "a map of numbers"),
            _ => BindScalar(type, node, path),
        };
    }

    private object? BindScalar(Type type, PolicyNode node, string path) =>
        node is ScalarNode scalar && PolicyScalar.Read(type, scalar) is { } value
            ? value
            : Refuse(node, path, PolicyScalar.Expected(type));

    private object BindRecord(Type type, MapNode map, string path)
    {
        _places[path] = map.Place;
        var fields = PolicyShape.FieldsOf(type);
        foreach (var entry in map.Entries.Where(entry => fields.All(field => field.Name != entry.Key)))
        {
            RefuseKey(entry, path, fields);
        }

        var record = Activator.CreateInstance(type)!;
        foreach (var field in fields)
        {
            if (map.Find(field.Name) is not { } entry)
            {
                _problems.Add($"{map.Place}: {Join(path, field.Name)} is missing; expected {ExpectedOf(field.Type)}");
            }
            else if (BindValue(field.Type, entry.Value, Join(path, field.Name)) is { } value)
            {
                field.Property.SetValue(record, value);
            }
        }

        return record;
    }

    private object BindList(Type type, ListNode list, string path)
    {
        var itemType = PolicyShape.ItemType(type);
        var items = Array.CreateInstance(itemType, list.Items.Count);
        for (var i = 0; i < items.Length; i++)
        {
            items.SetValue(BindValue(itemType, list.Items[i], $"{path}[{KeyOf(itemType, list.Items[i]) ?? $"{i}"}]"), i);
        }

        return Activator.CreateInstance(typeof(ReadOnlyCollection<>).MakeGenericType(itemType), items)!;
    }

    /// <summary>Sorted, so that the order of a file decides nothing.</summary>
    private object BindMap(Type type, MapNode map, string path)
    {
        var valueType = PolicyShape.ItemType(type);
        var sorted = (System.Collections.IDictionary)Activator.CreateInstance(
            typeof(SortedDictionary<,>).MakeGenericType(typeof(string), valueType), StringComparer.Ordinal)!;
        foreach (var entry in map.Entries)
        {
            sorted[entry.Key] = BindValue(valueType, entry.Value, Join(path, entry.Key));
        }

        return Activator.CreateInstance(typeof(ReadOnlyDictionary<,>).MakeGenericType(typeof(string), valueType), sorted)!;
    }

    private SignalSettings BindSettings(MapNode map, string path)
    {
        var values = new SortedDictionary<string, double>(StringComparer.Ordinal);
        foreach (var entry in map.Entries)
        {
            values[entry.Key] = BindValue(typeof(double), entry.Value, Join(path, entry.Key)) as double? ?? 0;
        }

        return new SignalSettings(values);
    }

    private object? Refuse(PolicyNode node, string path, string expected)
    {
        _problems.Add($"{node.Place}: {path} is {node.Kind}; expected {expected}");
        return null;
    }

    private void RefuseKey(MapEntry entry, string path, IReadOnlyList<PolicyField> fields)
    {
        var names = fields.Select(field => field.Name).Concat(path.Length == 0 ? [PolicyLoader.ExtendsKey] : []).ToArray();
        var hint = DidYouMean.Hint(entry.Key, names);
        _problems.Add($"{entry.Place}: {Join(path, entry.Key)} is not a known key; expected one of {string.Join(", ", names)}{hint}");
    }

    private static string? KeyOf(Type itemType, PolicyNode item) =>
        PolicyShape.IsRecord(itemType)
        && PolicyShape.FieldsOf(itemType).FirstOrDefault(field => field.IsKey) is { } key
        && item is MapNode map
        && map.Find(key.Name)?.Value is ScalarNode { Text: var text }
            ? text
            : null;

    private static string ExpectedOf(Type type) => type switch
    {
        _ when Nullable.GetUnderlyingType(type) is { } inner => $"{PolicyScalar.Expected(inner)}, or null for none",
        _ when PolicyShape.IsList(type) => "a list",
        _ when PolicyShape.IsRecord(type) || PolicyShape.IsMap(type) => "a map",
        _ => PolicyScalar.Expected(type),
    };

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";
}

using System.Globalization;
using System.Text.Json;

namespace Trading.Core.Policy.Reading;

/// <summary>
/// Puts values from a file into a policy at the paths that <see cref="PolicyDiff"/> prints, whatever stands there: numbers, names,
/// switches, lists. They are read, and the policy is checked, as if they stood in the policy's own file.
/// </summary>
internal sealed class PolicyPatch
{
    private const string Label = "policy";

    private readonly MapNode _root;
    private readonly TradingPolicy _policy;
    private readonly PolicyVocabulary _vocabulary;

    public PolicyPatch(TradingPolicy policy, PolicyVocabulary vocabulary)
    {
        using var document = JsonDocument.Parse(PolicyCanonical.ToJson(policy));
        var root = (MapNode)CanonicalTree.Of(document.RootElement, Label);
        _root = root with { Entries = [.. root.Entries, new MapEntry(Label, "name", new ScalarNode(Label, policy.Name, IsPlain: false))] };
        (_policy, _vocabulary) = (policy, vocabulary);
    }

    /// <param name="place">Where the path stands.</param>
    /// <exception cref="InputException">The policy has no such value.</exception>
    public void RequireKey(string path, string place)
    {
        if (Replace(_root, typeof(TradingPolicy), SegmentsOf(path), node => node) is null)
        {
            var known = PolicyLeaves.Of(_policy).Select(leaf => leaf.Path).ToArray();
            throw new InputException($"{place}: '{path}' is not a value of the policy; expected a path such as rules.table[price_move].stop_pct{DidYouMean.Hint(path, known)}");
        }
    }

    /// <summary>The policy with these values; null, with what is wrong, where no policy can be that.</summary>
    /// <param name="values">Paths that <see cref="RequireKey"/> has let through.</param>
    /// <param name="problems">Each with the place of the value that causes it, where it is one of these.</param>
    public TradingPolicy? With(IEnumerable<(string Path, PolicyNode Value)> values, out IReadOnlyList<string> problems)
    {
        PolicyNode root = _root;
        foreach (var (path, value) in values)
        {
            root = Replace(root, typeof(TradingPolicy), SegmentsOf(path), _ => value)!;
        }

        var binder = new PolicyBinder();
        var policy = binder.Bind(MonitoringSection.Completed((MapNode)root)) with { Monitoring = _policy.Monitoring };
        problems = binder.Problems.Count > 0
            ? binder.Problems
            : [.. PolicyValidation.Problems(policy, _vocabulary).Select(problem => $"{binder.PlaceOf(problem.Path)}: {problem}")];
        return problems.Count == 0 ? policy : null;
    }

    private static PolicyNode? Replace(PolicyNode node, Type type, ReadOnlySpan<string> path, Func<PolicyNode, PolicyNode> replace)
    {
        if (path.IsEmpty)
        {
            return replace(node);
        }

        switch (node)
        {
            case MapNode map when map.Find(path[0]) is { } entry && TypeOf(type, path[0]) is { } inner:
                return Replace(entry.Value, inner, path[1..], replace) is { } value
                    ? map with { Entries = [.. map.Entries.Select(e => e == entry ? e with { Value = value } : e)] }
                    : null;
            case ListNode list when PolicyShape.IsList(type) && IndexOf(list, PolicyShape.ItemType(type), path[0]) is >= 0 and var index:
                return Replace(list.Items[index], PolicyShape.ItemType(type), path[1..], replace) is { } item
                    ? list with { Items = [.. list.Items.Select((old, i) => i == index ? item : old)] }
                    : null;
            default:
                return null;
        }
    }

    private static Type? TypeOf(Type type, string name) => type switch
    {
        _ when PolicyShape.IsRecord(type) => PolicyShape.FieldsOf(type).FirstOrDefault(field => field.Name == name)?.Type,
        _ when PolicyShape.IsMap(type) => PolicyShape.ItemType(type),
        _ when type == typeof(SignalSettings) => typeof(double),
        _ => null,
    };

    private static int IndexOf(ListNode list, Type itemType, string name)
    {
        if (PolicyShape.IsRecord(itemType) && PolicyShape.FieldsOf(itemType).FirstOrDefault(field => field.IsKey) is { } key)
        {
            return list.Items.ToList().FindIndex(item => item is MapNode map && map.Find(key.Name)?.Value is ScalarNode { Text: var text } && text == name);
        }

        return int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < list.Items.Count ? index : -1;
    }

    private static string[] SegmentsOf(string path) =>
        path.Replace("[", ".", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal).Split('.');
}

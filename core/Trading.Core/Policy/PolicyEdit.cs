using System.Globalization;
using System.Reflection;
using Trading.Core.Policy.Reading;

namespace Trading.Core.Policy;

/// <summary>Reads and replaces single values of a policy by the paths that <see cref="PolicyDiff"/> prints, such as risk.clusters.MEME.cap_pct_nav or rules.table[price_move].stop_pct.</summary>
public static class PolicyEdit
{
    private const string CloneName = "<Clone>$";

    /// <summary>The value at a path; null where it holds none.</summary>
    /// <exception cref="ArgumentException">No such path.</exception>
    public static object? Get(TradingPolicy policy, string path)
    {
        object? node = policy;
        foreach (var name in NamesOf(path))
        {
            node = Child(node ?? throw Unknown(path), name, path);
        }

        return node;
    }

    /// <summary>The policy with a number at a path, in the type that stands there; whether it is valid is not asked.</summary>
    /// <exception cref="ArgumentException">No such path, or no number there.</exception>
    public static TradingPolicy With(TradingPolicy policy, string path, double number) => With(
        policy,
        path,
        Get(policy, path) switch
        {
            int => checked((int)Math.Round(number)),
            decimal => decimal.Parse(number.ToString("R", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture),
            double or null => number,
            var other => throw new ArgumentException($"{path}: {other.GetType().Name} is not a number", nameof(path)),
        });

    /// <summary>The policy with another value at a path.</summary>
    /// <exception cref="ArgumentException">No such path, or of another type.</exception>
    public static TradingPolicy With(TradingPolicy policy, string path, object value) =>
        (TradingPolicy)With(policy, NamesOf(path), value, path);

    private static object With(object node, ReadOnlySpan<string> names, object value, string path)
    {
        if (names.IsEmpty)
        {
            return value;
        }

        var name = names[0];
        var next = Child(node, name, path);
        var child = names.Length == 1 ? value : With(next ?? throw Unknown(path), names[1..], value, path);
        switch (node)
        {
            case SignalSettings settings:
                return new SignalSettings(new Dictionary<string, double>(settings.Values, StringComparer.Ordinal) { [name] = (double)child });
            case IReadOnlyDictionary<string, SignalSettings> signals:
                return new Dictionary<string, SignalSettings>(signals, StringComparer.Ordinal) { [name] = (SignalSettings)child };
            case IReadOnlyDictionary<string, ClusterCap> clusters:
                return new SortedDictionary<string, ClusterCap>(clusters.ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal) { [name] = (ClusterCap)child };
            case IReadOnlyList<RulePolicy> rules:
                return rules.Select(rule => rule.Signal == name ? (RulePolicy)child : rule).ToArray();
            default:
                var clone = node.GetType().GetMethod(CloneName, BindingFlags.Instance | BindingFlags.Public)!.Invoke(node, null)!;
                Field(node, name, path).Property.SetValue(clone, child);
                return clone;
        }
    }

    private static object? Child(object node, string name, string path) => node switch
    {
        SignalSettings settings => settings.Values.TryGetValue(name, out var number) ? number : throw Unknown(path),
        IReadOnlyDictionary<string, SignalSettings> signals => signals.GetValueOrDefault(name) ?? throw Unknown(path),
        IReadOnlyDictionary<string, ClusterCap> clusters => clusters.GetValueOrDefault(name) ?? throw Unknown(path),
        IReadOnlyList<RulePolicy> rules => rules.FirstOrDefault(rule => rule.Signal == name) ?? throw Unknown(path),
        _ => Field(node, name, path).Property.GetValue(node),
    };

    private static PolicyField Field(object node, string name, string path) =>
        (PolicyShape.IsRecord(node.GetType()) ? PolicyShape.FieldsOf(node.GetType()).FirstOrDefault(field => field.Name == name) : null)
        ?? throw Unknown(path);

    private static string[] NamesOf(string path) => path.Replace("[", ".", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal).Split('.');

    private static ArgumentException Unknown(string path) => new($"{path}: a policy has no such value", nameof(path));
}

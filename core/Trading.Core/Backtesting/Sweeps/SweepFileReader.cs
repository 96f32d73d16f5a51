using System.Collections.Immutable;
using System.Globalization;
using Trading.Core.Policy;
using Trading.Core.Policy.Reading;

namespace Trading.Core.Backtesting.Sweeps;

/// <summary>
/// Reads sweep.yaml: <c>schema_version</c>, <c>search</c> (grid or random), <c>budget</c>, <c>keys</c>, and where wanted <c>name</c>,
/// <c>seed</c> and <c>skip_invalid</c>. A key of the policy has a list of values, or a range: <c>{from, to}</c> with <c>step</c>, with
/// <c>count</c> and <c>scale</c> (linear or log), or with neither for random draws of any number between; <c>integer: true</c> rounds.
/// </summary>
public static class SweepFileReader
{
    private const int BudgetMax = 100_000;

    private static readonly string[] Keys = ["schema_version", "name", "search", "budget", "seed", "skip_invalid", "keys"];
    private static readonly string[] RangeKeys = ["from", "to", "step", "count", "scale", "integer"];

    /// <param name="label">What messages call the file.</param>
    /// <exception cref="InputException">Not such a file; the message names line, field, value and what was expected.</exception>
    public static SweepFile Read(string yaml, string label)
    {
        var root = PolicyYaml.Parse(yaml, label);
        RequireKnown(root, Keys, "");
        if (Whole(root, "schema_version", null, 0, int.MaxValue) is var version and not 1)
        {
            throw new InputException($"{root.Find("schema_version")!.Place}: schema_version is '{version}'; expected 1");
        }

        var search = Choice(root, "search", Enum.GetValues<SweepSearch>(), null);
        var axes = AxesOf(root);
        if (search == SweepSearch.Grid && axes.FirstOrDefault(a => a.IsContinuous) is { } continuous)
        {
            throw new InputException($"{continuous.Place}: keys.{continuous.Key} is a range without steps; expected step or count, as a grid needs single values");
        }

        return new SweepFile(
            root.Find("name")?.Value is ScalarNode name ? name.Text : label,
            label,
            search,
            Whole(root, "budget", null, 1, BudgetMax),
            (ulong)Whole(root, "seed", 1, 0, int.MaxValue),
            Flag(root, "skip_invalid"),
            axes);
    }

    private static ImmutableArray<SweepAxis> AxesOf(MapNode root)
    {
        if (Required(root, "keys", "a map of policy keys and their values").Value is not MapNode { Entries.Count: > 0 } keys)
        {
            throw new InputException($"{root.Find("keys")!.Place}: keys is empty or not a map; expected policy keys such as rules.table[price_move].stop_pct, each with its values");
        }

        return [.. keys.Entries.Select(AxisOf)];
    }

    private static SweepAxis AxisOf(MapEntry entry) => entry.Value switch
    {
        ListNode { Items.Count: > 0 } list => new SweepAxis(entry.Key, [.. list.Items.Select(item => new SweepValue(item, TextOf(item)))], entry.Place),
        MapNode range => new SweepAxis(entry.Key, RangeOf(range, $"keys.{entry.Key}"), entry.Place),
        var other => throw new InputException($"{entry.Place}: keys.{entry.Key} is {(other is ListNode ? "an empty list" : other.Kind)}; expected a list of values such as [4, 6, 8] or a range such as {{from: 4, to: 8, step: 2}}"),
    };

    private static SweepRange RangeOf(MapNode map, string path)
    {
        RequireKnown(map, RangeKeys, path + ".");
        var (from, to) = (Number(map, "from", path), Number(map, "to", path));
        double? step = map.Find("step") is null ? null : Number(map, "step", path);
        int? count = map.Find("count") is null ? null : Whole(map, "count", null, 1, BudgetMax);
        var isLog = map.Find("scale") is not null && Choice(map, "scale", Enum.GetValues<SweepScale>(), path) == SweepScale.Log;
        string? problem = (step, count) switch
        {
            _ when from >= to => $"from {Text(from)} is not below to {Text(to)}",
            (not null, not null) => "it has step and count; expected one of them",
            ( <= 0, _) => $"step is {Text(step.Value)}; expected a positive number",
            (not null, _) when isLog => "it has step on a log scale; expected count",
            (not null, _) when (to - from) / step > BudgetMax => $"it has more than {BudgetMax} steps",
            _ when isLog && from <= 0 => $"from is {Text(from)} on a log scale; expected a positive number",
            _ => null,
        };
        return problem is null
            ? new SweepRange(from, to, step, count, isLog, Flag(map, "integer"))
            : throw new InputException($"{map.Place}: {path}: {problem}");
    }

    private static void RequireKnown(MapNode map, string[] known, string prefix)
    {
        if (map.Entries.FirstOrDefault(e => !known.Contains(e.Key)) is { } unknown)
        {
            throw new InputException(
                $"{unknown.Place}: {prefix}{unknown.Key} is not a known key; expected one of {string.Join(", ", known)}{DidYouMean.Hint(unknown.Key, known)}");
        }
    }

    private static MapEntry Required(MapNode map, string key, string expected) =>
        map.Find(key) ?? throw new InputException($"{map.Place}: {key} is missing; expected {expected}");

    private static int Whole(MapNode map, string key, int? fallback, int min, int max)
    {
        if (fallback is { } value && map.Find(key) is null)
        {
            return value;
        }

        var expected = $"a whole number from {min} to {max}";
        var entry = Required(map, key, expected);
        return entry.Value is ScalarNode { IsPlain: true } scalar
            && int.TryParse(scalar.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max
            ? number
            : throw new InputException($"{entry.Place}: {key} is {entry.Value.Kind}; expected {expected}");
    }

    private static double Number(MapNode map, string key, string path)
    {
        var entry = map.Find(key) ?? throw new InputException($"{map.Place}: {path}.{key} is missing; expected a number such as 2.5");
        return entry.Value is ScalarNode scalar && PolicyScalar.Read(typeof(double), scalar) is double number
            ? number
            : throw new InputException($"{entry.Place}: {path}.{key} is {entry.Value.Kind}; expected a number such as 2.5");
    }

    private static bool Flag(MapNode map, string key) => map.Find(key) is { } entry
        && (entry.Value is ScalarNode scalar && PolicyScalar.Read(typeof(bool), scalar) is bool flag
            ? flag
            : throw new InputException($"{entry.Place}: {key} is {entry.Value.Kind}; expected true or false"));

    private static T Choice<T>(MapNode map, string key, T[] values, string? path)
        where T : struct, Enum
    {
        var codes = values.Select(v => v.ToCode()).ToArray();
        var entry = Required(map, key, string.Join(" or ", codes));
        var index = entry.Value is ScalarNode { Text: var text } ? Array.IndexOf(codes, text) : -1;
        return index >= 0 ? values[index] : throw new InputException(
            $"{entry.Place}: {(path is null ? "" : path + ".")}{key} is {entry.Value.Kind}; expected {string.Join(" or ", codes)}");
    }

    private static string TextOf(PolicyNode node) => node switch
    {
        ScalarNode scalar => scalar.IsNull ? "null" : scalar.Text,
        ListNode list => $"[{string.Join(", ", list.Items.Select(TextOf))}]",
        MapNode map => $"{{{string.Join(", ", map.Entries.Select(e => $"{e.Key}: {TextOf(e.Value)}"))}}}",
        _ => node.Kind,
    };

    private static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);
}

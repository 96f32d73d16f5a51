using System.Collections;
using System.ComponentModel.DataAnnotations;

namespace Trading.Core.Policy.Reading;

/// <summary>All values of a policy by path. Records in lists go by their key, so that moving one changes one entry: the list's order.</summary>
internal static class PolicyLeaves
{
    public static IEnumerable<PolicyLeaf> Of(TradingPolicy policy) => OfRecord(policy, "", null);

    private static IEnumerable<PolicyLeaf> OfRecord(object record, string path, RangeAttribute? outer) =>
        PolicyShape.FieldsOf(record.GetType()).SelectMany(field => OfValue(
            field.Property.GetValue(record),
            path.Length == 0 ? field.Name : $"{path}.{field.Name}",
            field.Range ?? outer));

    private static IEnumerable<PolicyLeaf> OfValue(object? value, string path, RangeAttribute? range) => value switch
    {
        null => [new PolicyLeaf(path, "null", null, range)],
        _ when PolicyScalar.IsScalar(value) => [new PolicyLeaf(path, PolicyScalar.Canonical(value), value, range)],
        SignalSettings settings => OfValue(settings.Values, path, range),
        _ when PolicyShape.IsRecord(value.GetType()) => OfRecord(value, path, range),
        _ when PolicyShape.EntriesOf(value) is { } entries => entries
            .SelectMany(entry => OfValue(entry.Value, $"{path}.{entry.Key}", range))
            .DefaultIfEmpty(new PolicyLeaf(path, "{}", null, null)),
        _ => OfList(((IEnumerable)value).Cast<object>().ToArray(), path, range),
    };

    private static IEnumerable<PolicyLeaf> OfList(object[] items, string path, RangeAttribute? range)
    {
        if (items.Length == 0 || !PolicyShape.IsRecord(items[0].GetType()))
        {
            return [new PolicyLeaf(path, Bracketed(items.Select(PolicyScalar.Canonical)), null, null)];
        }

        var names = NamesOf(items);
        return items
            .SelectMany((item, i) => OfRecord(item, $"{path}[{names[i]}]", range))
            .Prepend(new PolicyLeaf(path, Bracketed(names), null, null));
    }

    private static string[] NamesOf(object[] items)
    {
        var key = PolicyShape.FieldsOf(items[0].GetType()).FirstOrDefault(field => field.IsKey);
        var names = items.Select((item, i) => key is null ? $"{i}" : PolicyScalar.Canonical(key.Property.GetValue(item)!)).ToArray();
        return names.Distinct(StringComparer.Ordinal).Count() == names.Length ? names : items.Select((_, i) => $"{i}").ToArray();
    }

    private static string Bracketed(IEnumerable<string> texts) => $"[{string.Join(", ", texts)}]";
}

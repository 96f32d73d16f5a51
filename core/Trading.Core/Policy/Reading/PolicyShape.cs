using System.Collections.Concurrent;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text;

namespace Trading.Core.Policy.Reading;

/// <summary>How policy records map to files. The records are the only schema; nothing is listed twice.</summary>
internal static class PolicyShape
{
    private static readonly ConcurrentDictionary<Type, IReadOnlyList<PolicyField>> Fields = new();

    /// <summary>The fields of a record in the order of its source.</summary>
    public static IReadOnlyList<PolicyField> FieldsOf(Type record) => Fields.GetOrAdd(record, type => type
        .GetProperties(BindingFlags.Instance | BindingFlags.Public)
        .Where(property => property.CanWrite)
        .OrderBy(property => property.MetadataToken)
        .Select(property => new PolicyField(
            SnakeCase(property.Name),
            property,
            property.GetCustomAttribute<RangeAttribute>(),
            property.IsDefined(typeof(KeyAttribute))))
        .ToArray());

    /// <summary>Whether files write this type as a map with fixed keys.</summary>
    public static bool IsRecord(Type type) =>
        type is { IsClass: true, IsArray: false } && type != typeof(SignalSettings) && type.Namespace == typeof(TradingPolicy).Namespace;

    public static bool IsList(Type type) => IsGeneric(type, typeof(IReadOnlyList<>));

    public static bool IsMap(Type type) => IsGeneric(type, typeof(IReadOnlyDictionary<,>));

    /// <summary>The entries of a map in ordinal order, or null when the value is no map.</summary>
    public static IEnumerable<KeyValuePair<string, object>>? EntriesOf(object value)
    {
        var map = value.GetType().GetInterfaces().FirstOrDefault(IsMap);
        if (map is null)
        {
            return null;
        }

        var entry = typeof(KeyValuePair<,>).MakeGenericType(map.GenericTypeArguments);
        var (key, item) = (entry.GetProperty("Key")!, entry.GetProperty("Value")!);
        return ((System.Collections.IEnumerable)value).Cast<object>()
            .Select(pair => KeyValuePair.Create((string)key.GetValue(pair)!, item.GetValue(pair)!))
            .OrderBy(pair => pair.Key, StringComparer.Ordinal);
    }

    /// <summary>The type of a list's items or of a map's values.</summary>
    public static Type ItemType(Type type) => type.GenericTypeArguments[^1];

    /// <summary>QuoteVolume24hMin is quote_volume_24h_min, Tier3AgeHoursMin is tier3_age_hours_min: a number with a unit stands alone.</summary>
    public static string SnakeCase(string name)
    {
        var text = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            var startsWord = char.IsAsciiLetterUpper(name[i])
                || (char.IsAsciiDigit(name[i]) && !char.IsAsciiDigit(name[i - 1]) && HasUnit(name, i));
            if (startsWord && i > 0)
            {
                text.Append('_');
            }

            text.Append(char.ToLowerInvariant(name[i]));
        }

        return text.ToString();
    }

    private static bool HasUnit(string name, int digit)
    {
        var end = digit;
        while (end < name.Length && char.IsAsciiDigit(name[end]))
        {
            end++;
        }

        return end < name.Length && char.IsAsciiLetterLower(name[end]);
    }

    private static bool IsGeneric(Type type, Type definition) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == definition;
}

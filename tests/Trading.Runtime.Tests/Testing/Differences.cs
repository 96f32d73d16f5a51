using System.Collections;
using System.Globalization;
using System.Reflection;

namespace Trading.Runtime.Tests.Testing;

/// <summary>
/// Compares two values field by field, hidden ones too: decimals with their trailing zeros, doubles to the bit, lists by what is in
/// them. It knows nothing of how anything is stored.
/// </summary>
internal static class Differences
{
    /// <summary>The first difference, with its path; null where there is none.</summary>
    public static string? First(object? left, object? right, string path = "")
    {
        if (left is null || right is null)
        {
            return left is null && right is null ? null : Say(path, left, right);
        }

        return left switch
        {
            decimal number => decimal.GetBits(number).SequenceEqual(decimal.GetBits((decimal)right)) ? null : Say(path, left, right),
            double number => IsSame(number, (double)right) ? null : Say(path, left, right),
            string or Enum or Guid => left.Equals(right) ? null : Say(path, left, right),
            _ when left.GetType().IsPrimitive => left.Equals(right) ? null : Say(path, left, right),
            IEnumerable items => InItems([.. items.Cast<object?>()], [.. ((IEnumerable)right).Cast<object?>()], path),
            _ => InFields(left, right, path),
        };
    }

    private static string? InItems(object?[] left, object?[] right, string path)
    {
        if (left.Length != right.Length)
        {
            return Say($"{path}.Count", left.Length, right.Length);
        }

        return Enumerable.Range(0, left.Length).Select(i => First(left[i], right[i], $"{path}[{i}]")).FirstOrDefault(d => d is not null);
    }

    private static string? InFields(object left, object right, string path) => left.GetType() != right.GetType()
        ? Say(path, left.GetType(), right.GetType())
        : left.GetType().GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .Select(field => First(field.GetValue(left), field.GetValue(right), $"{path}.{field.Name}"))
            .FirstOrDefault(d => d is not null);

    private static bool IsSame(double left, double right) =>
        (double.IsNaN(left) && double.IsNaN(right)) || BitConverter.DoubleToInt64Bits(left) == BitConverter.DoubleToInt64Bits(right);

    private static string Say(string path, object? left, object? right) =>
        string.Create(CultureInfo.InvariantCulture, $"{path}: '{left ?? "null"}' became '{right ?? "null"}'");
}

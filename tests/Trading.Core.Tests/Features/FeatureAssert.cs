using System.Reflection;
using Trading.Core.Features;

namespace Trading.Core.Tests.Features;

/// <summary>Compares whole sets of features, field by field.</summary>
internal static class FeatureAssert
{
    private static readonly FieldInfo[] Fields = typeof(FeatureValues).GetFields(BindingFlags.Instance | BindingFlags.Public);

    public static void Close(in FeatureValues expected, in FeatureValues actual, string when, params string[] except) =>
        Compare(expected, actual, when, except, (x, y) =>
            double.IsNaN(x) ? double.IsNaN(y) : Math.Abs(x - y) <= 1e-9 * Math.Max(1, Math.Abs(x)));

    public static void SameBits(in FeatureValues expected, in FeatureValues actual, string when, params string[] except) =>
        Compare(expected, actual, when, except, (x, y) =>
            BitConverter.DoubleToInt64Bits(x) == BitConverter.DoubleToInt64Bits(y));

    private static void Compare(
        in FeatureValues expected, in FeatureValues actual, string when, string[] except, Func<double, double, bool> equal)
    {
        object left = expected, right = actual;
        foreach (var field in Fields)
        {
            var (x, y) = (field.GetValue(left), field.GetValue(right));
            var same = x is double a && y is double b ? equal(a, b) : Equals(x, y);
            Assert.True(same || except.Contains(field.Name), $"{field.Name} {when}: expected {x}, was {y}");
        }
    }
}

using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Trading.Core.Policy.Reading;

namespace Trading.Core.Policy.Checks;

/// <summary>Each number against the range that its record declares; options of signals by what their names say they are.</summary>
internal static class RangeChecks
{
    private static readonly RangeAttribute Any = new(-10_000d, 10_000d);

    private static readonly RangeAttribute Share = new(0d, 1d);

    private static readonly RangeAttribute Positive = new(0d, 10_000d) { MinimumIsExclusive = true };

    private static readonly RangeAttribute Index = new(0d, 100d) { MinimumIsExclusive = true };

    private static readonly RangeAttribute Count = new(1d, 1_000d);

    public static IEnumerable<PolicyProblem> Of(TradingPolicy policy) =>
        PolicyLeaves.Of(policy).Select(Check).OfType<PolicyProblem>();

    private static PolicyProblem? Check(PolicyLeaf leaf)
    {
        if (leaf.Value is not (int or decimal or double))
        {
            return null;
        }

        var range = leaf.Range ?? OfOption(leaf.Path[(leaf.Path.LastIndexOf('.') + 1)..]);
        var value = leaf.Value is double number && !double.IsFinite(number) ? double.MaxValue : Convert.ToDouble(leaf.Value, CultureInfo.InvariantCulture);
        var (min, max) = (Bound(range.Minimum), Bound(range.Maximum));
        var isInside = value <= max && (range.MinimumIsExclusive ? value > min : value >= min);
        return isInside ? null : new PolicyProblem(leaf.Path, leaf.Text, Describe(range.MinimumIsExclusive, min, max));
    }

    private static RangeAttribute OfOption(string name) => name switch
    {
        _ when EndsIn(name, "strength") || EndsIn(name, "confidence") || EndsIn(name, "share") => Share,
        _ when name.Contains("divisor", StringComparison.Ordinal) || EndsIn(name, "ratio") || EndsIn(name, "pct") => Positive,
        _ when name.Contains("rsi", StringComparison.Ordinal) => Index,
        "fast" or "slow" => Count,
        _ => Any,
    };

    private static bool EndsIn(string name, string word) =>
        name == word || name.EndsWith($"_{word}", StringComparison.Ordinal);

    private static double Bound(object bound) => Convert.ToDouble(bound, CultureInfo.InvariantCulture);

    private static string Describe(bool isExclusive, double min, double max) => (min == max, isExclusive) switch
    {
        (true, _) => PolicyScalar.Canonical(min),
        (_, true) => $"more than {PolicyScalar.Canonical(min)} and at most {PolicyScalar.Canonical(max)}",
        _ => $"{PolicyScalar.Canonical(min)} to {PolicyScalar.Canonical(max)}",
    };
}

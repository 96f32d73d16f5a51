using System.Globalization;
using Trading.Core.Features;
using Trading.Core.Policy;

namespace Trading.Core.Analytics.Why;

/// <summary>A number of a situation that could have been another.</summary>
/// <param name="Name">How explanations call it.</param>
/// <param name="Read">What it is; NaN where it is not known.</param>
/// <param name="Write">The situation with another.</param>
/// <param name="IsPolicy">Whether it is a rule of ours.</param>
/// <param name="IsWhole">Whether it takes whole numbers only.</param>
/// <param name="Least">The smallest value it may have.</param>
internal sealed record Knob(
    string Name,
    Func<Situation, double> Read,
    Func<Situation, double, Situation> Write,
    bool IsPolicy = false,
    bool IsWhole = false,
    double Least = double.NegativeInfinity)
{
    /// <summary>A number of the policy, by its path.</summary>
    public static Knob Policy(Situation situation, string path) => new(
        path,
        s => PolicyEdit.Get(s.Policy, path) is { } value ? Convert.ToDouble(value, CultureInfo.InvariantCulture) : double.NaN,
        (s, value) => s.With(PolicyEdit.With(s.Policy, path, value)),
        IsPolicy: true,
        IsWhole: PolicyEdit.Get(situation.Policy, path) is int,
        Least: path.StartsWith("signals.options", StringComparison.Ordinal) || path.StartsWith("regime.", StringComparison.Ordinal) ? double.NegativeInfinity : 0);

    /// <summary>A feature of the product.</summary>
    public static Knob Feature(FeatureField field, int row) => new(
        field.Name,
        s =>
        {
            var f = s.Features(row);
            return field.In(ref f);
        },
        (s, value) => s.With(input => field.In(ref input.Features.Values[row]) = value));

    public static Knob Feature(string name, int row) => Feature(FeatureField.All.First(field => field.Name == name), row);
}

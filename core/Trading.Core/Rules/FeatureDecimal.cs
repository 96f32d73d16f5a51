namespace Trading.Core.Rules;

/// <summary>The one place where a feature enters the arithmetic of money.</summary>
internal static class FeatureDecimal
{
    /// <summary>Digits kept, so that the factors of a size multiply out within the 28 digits of a decimal.</summary>
    public const int Digits = 6;

    private const double One = 1_000_000;

    private const double ValueMax = 1e12;

    /// <summary>Whether the value can enter: finite, and at most a million millions.</summary>
    public static bool Holds(double value) => Math.Abs(value) <= ValueMax;

    /// <summary>The value at six digits, ties to even.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not finite, or beyond a million millions.</exception>
    public static decimal From(double value) => Holds(value)
        ? new decimal((long)Math.Round(value * One)) / 1_000_000m
        : throw new ArgumentOutOfRangeException(nameof(value), value, "expected a finite feature");

    /// <summary>Cut off after six digits: a size is never larger than its formula.</summary>
    public static decimal Down(decimal value) => decimal.Round(value, Digits, MidpointRounding.ToZero);
}

using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Trading.Core;
using Trading.Core.Market;

namespace Trading.Local.CommandLine;

/// <summary>Reads the values of options. Every message names the option, what was found and what was expected.</summary>
internal static class Parsing
{
    public static ImmutableArray<string> List(string? text, string option)
    {
        if (text is null)
        {
            return [];
        }

        var parts = text.Split(',', StringSplitOptions.TrimEntries);
        return parts.All(p => p.Length > 0)
            ? [.. parts]
            : throw new InputException($"{option}: '{text}' has an empty part; expected names with commas between");
    }

    public static ImmutableArray<ProductId> Products(string? text, string option) =>
        [.. List(text, option).Select(p => ProductId.Parse(p.ToUpperInvariant(), option))];

    public static ImmutableArray<Interval> Intervals(string? text, string option) =>
        [.. List(text, option).Select(i => Interval.Parse(i, option))];

    public static Timestamp? Time(string? text, string option) => text is null ? null
        : Timestamp.TryParse(text, out var time) ? time
        : throw new InputException($"{option}: '{text}' is not a time; expected ISO-8601 such as 2024-10-01 or 2024-10-01T12:00:00Z");

    /// <summary>Both ends of a range that may be open.</summary>
    public static (Timestamp? From, Timestamp? To) Range(string? from, string? to)
    {
        var range = (From: Time(from, "--from"), To: Time(to, "--to"));
        return range.From >= range.To
            ? throw new InputException($"--from: {range.From} is not before --to {range.To}")
            : range;
    }

    public static T Choice<T>(string text, string option)
        where T : struct, Enum
    {
        var values = Enum.GetValues<T>();
        var index = Array.FindIndex(values, v => v.ToCode() == text);
        var codes = values.Select(v => v.ToCode()).ToArray();
        return index >= 0 ? values[index] : throw new InputException(
            $"{option}: '{text}' is not known; expected one of {string.Join(", ", codes)}{DidYouMean.Hint(text, codes)}");
    }

    public static int Count(string text, string option, int min, int max) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count >= min && count <= max
            ? count
            : throw new InputException($"{option}: '{text}' found; expected a whole number from {min} to {max}");

    public static ulong Seed(string text, string option) =>
        ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seed)
            ? seed
            : throw new InputException($"{option}: '{text}' is not a seed; expected a whole number from 0 on");

    public static double Number(string text, string option) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : throw new InputException($"{option}: '{text}' is not a number");

    public static Money Amount(string text, string option) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) && amount > 0
            ? new Money(amount)
            : throw new InputException($"{option}: '{text}' is not an amount; expected a positive number such as 250");

    public static Option<string?> Text(string name, string placeholder, string description) =>
        new(name) { Description = description, HelpName = placeholder };

    public static Option<string> TextOr(string name, string placeholder, string value, string description) =>
        new(name) { Description = description, HelpName = placeholder, DefaultValueFactory = _ => value };

    public static Option<bool> Flag(string name, string description) => new(name) { Description = description };

    public static Option<bool> Json() => Flag("--json", "Print JSON for machines and nothing else.");
}

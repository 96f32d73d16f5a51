using System.Globalization;
using Trading.Core;

namespace Trading.Runtime.Reporting;

/// <summary>
/// How pages print numbers: thousands grouped, a true minus sign, a dash for what is not defined, the unit behind a space that does not
/// break. What rounds to zero has no sign.
/// </summary>
public static class Numerals
{
    /// <summary>For a figure that is not defined.</summary>
    public const string None = "\u2013";

    private const string Space = "\u00a0";
    private const int ShortHash = 12;
    private static readonly NumberFormatInfo Format = new() { NegativeSign = "\u2212", NumberGroupSeparator = ",", NumberDecimalSeparator = "." };

    public static string Money(Money? money) => Fixed(money?.Amount, 2);

    /// <summary>With a plus sign where it is above zero.</summary>
    public static string SignedMoney(Money? money) => Signed(money?.Amount, 2);

    public static string Pct(decimal? pct, int decimals = 2) => WithUnit(Fixed(pct, decimals), "%");

    public static string Pct(double? pct, int decimals = 2) => WithUnit(Fixed(pct, decimals), "%");

    public static string SignedPct(decimal? pct, int decimals = 2) => WithUnit(Signed(pct, decimals), "%");

    public static string SignedPct(double? pct, int decimals = 2) => WithUnit(Signed(pct, decimals), "%");

    /// <summary>A difference of percentages.</summary>
    public static string Points(double? points) => WithUnit(Signed(points, 2), "pp");

    public static string Bps(decimal? bps) => WithUnit(Fixed(bps, 1), "bps");

    public static string Ratio(decimal? ratio) => Fixed(ratio, 2);

    public static string Ratio(double? ratio) => Fixed(ratio, 2);

    public static string Hours(double? hours) => WithUnit(Fixed(hours, 1), "h");

    public static string Count(long count) => count.ToString("#,##0", Format);

    /// <summary>A count with its noun: 1 trade, 2 trades.</summary>
    public static string Counted(long count, string noun) => $"{Count(count)} {noun}{(count == 1 ? "" : "s")}";

    /// <summary>As many digits as it has, at most eight behind the point.</summary>
    public static string Exact(decimal value) => value.ToString("#,##0.########", Format);

    /// <summary>A price: six digits, more where it is large.</summary>
    public static string Price(decimal value) => Math.Abs(value) switch
    {
        >= 1000 => Fixed(value, 2),
        >= 1 => Fixed(value, 4),
        _ => value.ToString("0.########", Format),
    };

    /// <summary>The first digits of a hash.</summary>
    public static string Hash(string hash) => hash[..Math.Min(ShortHash, hash.Length)];

    /// <summary>Days, hours and minutes, the largest two that are not zero.</summary>
    public static string Span(TimeSpan span)
    {
        string[] parts =
        [
            span.Days > 0 ? $"{span.Days}{Space}d" : "",
            span.Hours > 0 ? $"{span.Hours}{Space}h" : "",
            span.Minutes > 0 ? $"{span.Minutes}{Space}min" : "",
        ];
        var shown = parts.Where(p => p.Length > 0).Take(2).ToArray();
        return shown.Length > 0 ? string.Join(' ', shown) : $"{Math.Max(0, span.Seconds)}{Space}s";
    }

    public static string Fixed(decimal? value, int decimals) => value is { } v ? v.ToString("N" + decimals, Format).Unsigned() : None;

    /// <summary>A number with that many decimals; a dash for none, or for one that is not finite.</summary>
    public static string Fixed(double? value, int decimals) => value is { } v && double.IsFinite(v)
        ? v.ToString("N" + decimals, Format).Unsigned()
        : None;

    public static string Signed(decimal? value, int decimals) => WithPlus(Fixed(value, decimals), value > 0);

    public static string Signed(double? value, int decimals) => WithPlus(Fixed(value, decimals), value > 0);

    private static string WithUnit(string number, string unit) => number == None ? None : number + Space + unit;

    private static string WithPlus(string number, bool isPositive) => isPositive && number.AsSpan().ContainsAnyInRange('1', '9') ? "+" + number : number;

    // What rounds to zero has lost its sign.
    private static string Unsigned(this string number) => number.AsSpan().ContainsAnyInRange('1', '9') ? number : number.TrimStart('\u2212');
}

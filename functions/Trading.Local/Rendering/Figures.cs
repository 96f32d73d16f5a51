using System.Globalization;
using Trading.Core;

namespace Trading.Local.Rendering;

/// <summary>How numbers are printed: two decimals for money and percent, a dash for what is not defined.</summary>
internal static class Figures
{
    private const string None = "-";
    private const int ShortHash = 12;

    // The third section is for what rounds to zero: no minus before it.
    private const string Two = "0.00;-0.00;0.00";
    private const string Grouped = "#,##0.00;-#,##0.00;0.00";

    public static string Money(Money? money) => money is { } m ? m.Amount.ToString(Grouped, CultureInfo.InvariantCulture) : None;

    public static string Pct(decimal? pct) => pct is { } p ? p.ToString(Two, CultureInfo.InvariantCulture) + " %" : None;

    public static string Pct(double? pct) => pct is { } p ? p.ToString(Two, CultureInfo.InvariantCulture) + " %" : None;

    public static string Points(double? points) => points is { } p ? p.ToString("+0.00;-0.00;0.00", CultureInfo.InvariantCulture) + " pp" : None;

    public static string Ratio(decimal? ratio) => ratio?.ToString(Two, CultureInfo.InvariantCulture) ?? None;

    public static string Ratio(double? ratio) => ratio?.ToString(Two, CultureInfo.InvariantCulture) ?? None;

    public static string Times(double? times) => times is { } t ? t.ToString(Two, CultureInfo.InvariantCulture) + " x" : None;

    public static string Bps(decimal? bps) => bps is { } b ? b.ToString("0.##", CultureInfo.InvariantCulture) + " bps" : None;

    public static string Hours(double? hours) => hours is { } h ? h.ToString("0.0", CultureInfo.InvariantCulture) + " h" : None;

    public static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    public static string Hash(string hash) => hash[..Math.Min(ShortHash, hash.Length)];
}

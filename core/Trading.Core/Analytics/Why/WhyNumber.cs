using System.Globalization;

namespace Trading.Core.Analytics.Why;

/// <summary>Numbers as explanations print them: short, and exact enough to be acted on.</summary>
internal static class WhyNumber
{
    public static string Text(double value) => Math.Abs(value) switch
    {
        _ when double.IsNaN(value) => "unknown",
        >= 1e6 => (value / 1e6).ToString("0.######", CultureInfo.InvariantCulture) + "M",
        >= 1000 or 0 => value.ToString("0.####", CultureInfo.InvariantCulture),
        >= 1e-4 => value.ToString("0.########", CultureInfo.InvariantCulture),
        _ => value.ToString("R", CultureInfo.InvariantCulture),
    };

    public static string Text(decimal value) => Text((double)value);
}

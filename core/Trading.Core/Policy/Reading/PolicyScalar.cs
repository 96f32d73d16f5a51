using System.Globalization;
using Trading.Core.Market;

namespace Trading.Core.Policy.Reading;

/// <summary>Single values of a policy: read strictly, written canonically.</summary>
internal static class PolicyScalar
{
    private const NumberStyles Signed = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    // Takes trailing zeros away: 60 and 60.0 are one policy, so what comes of them has to be the same bytes too.
    private const decimal One = 1.0000000000000000000000000000m;

    /// <summary>What a value of this type looks like, for messages.</summary>
    public static string Expected(Type type) => type switch
    {
        _ when type == typeof(bool) => "true or false",
        _ when type == typeof(int) => "a whole number",
        _ when type == typeof(decimal) || type == typeof(double) => "a number such as 2.5",
        _ when type == typeof(Interval) => "a length of time such as 15m or 1h",
        _ when type == typeof(Timestamp) => "a UTC date such as 2026-01-31 or time such as 2026-01-31T12:00:00Z",
        _ when type == typeof(ProductId) => "a product such as BTC-USD",
        _ => "a text",
    };

    /// <summary>The value, or null when the text is none of this type.</summary>
    public static object? Read(Type type, ScalarNode node)
    {
        var text = node.Text;
        return type switch
        {
            _ when type == typeof(string) => node.IsNull || string.IsNullOrWhiteSpace(text) ? null : text,
            _ when type == typeof(ProductId) => ProductId.TryParse(text, out var product) ? product : null,
            _ when type == typeof(Interval) => Interval.TryParse(text, out var interval) ? interval : null,
            _ when type == typeof(Timestamp) => Timestamp.TryParse(text, out var time) ? time : null,
            _ when !node.IsPlain => null,
            _ when type == typeof(bool) => text switch { "true" => true, "false" => false, _ => null },
            _ when type == typeof(int) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? whole : null,
            _ when type == typeof(decimal) => decimal.TryParse(text, Signed, CultureInfo.InvariantCulture, out var exact) ? exact / One : null,
            _ when type == typeof(double) => ReadDouble(text),
            _ => throw new InvalidOperationException($"A policy cannot hold a {type.Name}"),
        };
    }

    /// <summary>The one text of a value: 3, 3.0 and 3.00 are the same, and so are 15m and 900s.</summary>
    public static string Canonical(object value) => value switch
    {
        bool flag => flag ? "true" : "false",
        decimal exact => exact.ToString("0.############################", CultureInfo.InvariantCulture),
        double number => (number == 0 ? 0 : number).ToString("R", CultureInfo.InvariantCulture),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    public static bool IsScalar(object value) => value is string or bool or int or decimal or double or Interval or Timestamp or ProductId;

    /// <summary>Whether JSON writes it without quotes.</summary>
    public static bool IsBare(object value) => value is bool or int or decimal or double;

    private static object? ReadDouble(string text) =>
        double.TryParse(text, Signed, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;
}

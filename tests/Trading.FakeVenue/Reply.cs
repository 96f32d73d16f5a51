using System.Globalization;

namespace Trading.FakeVenue;

/// <summary>An answer before it is sent.</summary>
internal sealed record Reply(int Status, object Body)
{
    public static Reply Ok(object body) => new(200, body);

    public static Reply Error(int status, string error, string message) => new(status, new { error, code = status, message, details = Array.Empty<string>() });

    public static string Text(decimal value) => value.ToString(CultureInfo.InvariantCulture);

    public static string Text(DateTimeOffset time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
}

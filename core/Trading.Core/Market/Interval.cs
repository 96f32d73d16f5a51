using System.Globalization;

namespace Trading.Core.Market;

/// <summary>The length of a candle or the spacing of cycles: a positive whole number of seconds, written 1s, 5m, 1h, 1d.</summary>
public readonly record struct Interval
{
    private Interval(long seconds) => Ms = seconds * 1000;

    public static Interval OneMinute { get; } = new(60);

    public static Interval QuarterHour { get; } = new(900);

    public static Interval OneHour { get; } = new(3600);

    public static Interval OneDay { get; } = new(86400);

    /// <summary>Length in milliseconds.</summary>
    public long Ms { get; }

    public TimeSpan Duration => TimeSpan.FromMilliseconds(Ms);

    /// <exception cref="ArgumentOutOfRangeException">Not positive.</exception>
    public static Interval FromSeconds(long seconds)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(seconds);
        return new(seconds);
    }

    /// <exception cref="ArgumentOutOfRangeException">Not positive.</exception>
    public static Interval FromMinutes(long minutes) => FromSeconds(minutes * 60);

    /// <summary>Reads 15m, 1h and the like: a positive whole number and one of s, m, h, d.</summary>
    public static bool TryParse(string? text, out Interval interval)
    {
        interval = default;
        if (text is not { Length: >= 2 and <= 8 }
            || !int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            || count == 0)
        {
            return false;
        }

        long unit = text[^1] switch { 's' => 1, 'm' => 60, 'h' => 3600, 'd' => 86400, _ => 0 };
        interval = unit == 0 ? default : new Interval(count * unit);
        return unit != 0;
    }

    /// <exception cref="InputException">Not an interval.</exception>
    public static Interval Parse(string text, string field) => TryParse(text, out var interval)
        ? interval
        : throw new InputException($"{field}: '{text}' is not an interval; expected a number and s, m, h or d, such as 15m");

    public override string ToString()
    {
        var seconds = Ms / 1000;
        return seconds switch
        {
            _ when seconds % 86400 == 0 => $"{seconds / 86400}d",
            _ when seconds % 3600 == 0 => $"{seconds / 3600}h",
            _ when seconds % 60 == 0 => $"{seconds / 60}m",
            _ => $"{seconds}s",
        };
    }
}

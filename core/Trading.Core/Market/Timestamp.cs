using System.Globalization;

namespace Trading.Core.Market;

/// <summary>An instant in UTC, in whole milliseconds since 1970-01-01. Hot loops hold the bare <see cref="UnixMs"/>.</summary>
public readonly record struct Timestamp(long UnixMs) : IComparable<Timestamp>
{
    /// <summary>The start of year 1: earlier than any event, and far enough from overflow that differences stay exact.</summary>
    public static readonly Timestamp MinValue = From(DateTimeOffset.MinValue);

    /// <summary>The end of year 9999.</summary>
    public static readonly Timestamp MaxValue = From(DateTimeOffset.MaxValue);

    private static readonly string[] Iso8601 =
    [
        "yyyy-MM-dd",
        "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
        "yyyy-MM-dd' 'HH:mmK", "yyyy-MM-dd' 'HH:mm:ssK", "yyyy-MM-dd' 'HH:mm:ss.FFFFFFFK",
    ];

    public static Timestamp FromUnixSeconds(long seconds) => new(seconds * 1000);

    public static Timestamp From(DateTimeOffset time) => new(time.ToUnixTimeMilliseconds());

    public static Timestamp Utc(int year, int month, int day, int hour = 0, int minute = 0, int second = 0) =>
        From(new DateTimeOffset(year, month, day, hour, minute, second, TimeSpan.Zero));

    /// <summary>
    /// Reads an ISO-8601 date or date-time, with T or a space between; one without an offset is UTC. Digits below a millisecond are cut.
    /// </summary>
    public static bool TryParse(string? text, out Timestamp timestamp)
    {
        // Only exact forms: a looser parser takes "12:30" for that hour of the machine's own today.
        var ok = DateTimeOffset.TryParseExact(
            text,
            Iso8601,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var parsed);
        timestamp = ok ? From(parsed) : default;
        return ok;
    }

    public static Timestamp operator +(Timestamp time, TimeSpan span) => new(time.UnixMs + (long)span.TotalMilliseconds);

    public static Timestamp operator -(Timestamp time, TimeSpan span) => new(time.UnixMs - (long)span.TotalMilliseconds);

    public static TimeSpan operator -(Timestamp left, Timestamp right) => TimeSpan.FromMilliseconds(left.UnixMs - right.UnixMs);

    public static bool operator <(Timestamp left, Timestamp right) => left.UnixMs < right.UnixMs;

    public static bool operator >(Timestamp left, Timestamp right) => left.UnixMs > right.UnixMs;

    public static bool operator <=(Timestamp left, Timestamp right) => left.UnixMs <= right.UnixMs;

    public static bool operator >=(Timestamp left, Timestamp right) => left.UnixMs >= right.UnixMs;

    /// <summary>The last multiple of <paramref name="interval"/> since 1970-01-01 that is not after this instant.</summary>
    public Timestamp Floor(Interval interval)
    {
        var remainder = UnixMs % interval.Ms;
        return new(UnixMs - (remainder < 0 ? remainder + interval.Ms : remainder));
    }

    public Timestamp AddMs(long ms) => new(UnixMs + ms);

    public DateTimeOffset ToDateTimeOffset() => DateTimeOffset.FromUnixTimeMilliseconds(UnixMs);

    public int CompareTo(Timestamp other) => UnixMs.CompareTo(other.UnixMs);

    /// <summary>ISO-8601 in UTC, milliseconds only where there are any; outside years 1 to 9999 the bare number and its unit.</summary>
    public override string ToString() => this < MinValue || this > MaxValue
        ? UnixMs.ToString(CultureInfo.InvariantCulture) + " ms"
        : ToDateTimeOffset().ToString(
            UnixMs % 1000 == 0 ? "yyyy-MM-dd'T'HH:mm:ss'Z'" : "yyyy-MM-dd'T'HH:mm:ss.fff'Z'",
            CultureInfo.InvariantCulture);
}

using System.Globalization;

namespace Trading.Core.Market;

/// <summary>An instant in UTC, in whole milliseconds since 1970-01-01. Hot loops hold the bare <see cref="UnixMs"/>.</summary>
public readonly record struct Timestamp(long UnixMs) : IComparable<Timestamp>
{
    public static readonly Timestamp MinValue = new(long.MinValue);

    public static readonly Timestamp MaxValue = new(long.MaxValue);

    public static Timestamp FromUnixSeconds(long seconds) => new(seconds * 1000);

    public static Timestamp From(DateTimeOffset time) => new(time.ToUnixTimeMilliseconds());

    public static Timestamp Utc(int year, int month, int day, int hour = 0, int minute = 0, int second = 0) =>
        From(new DateTimeOffset(year, month, day, hour, minute, second, TimeSpan.Zero));

    /// <summary>Reads an ISO-8601 date or date-time; one without an offset is UTC.</summary>
    public static bool TryParse(string text, out Timestamp timestamp)
    {
        var ok = DateTimeOffset.TryParse(
            text,
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

    /// <summary>ISO-8601 in UTC; milliseconds only where there are any.</summary>
    public override string ToString() => ToDateTimeOffset().ToString(
        UnixMs % 1000 == 0 ? "yyyy-MM-dd'T'HH:mm:ss'Z'" : "yyyy-MM-dd'T'HH:mm:ss.fff'Z'",
        CultureInfo.InvariantCulture);
}

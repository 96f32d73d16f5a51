using System.Text;

namespace Trading.Core.Market;

/// <summary>The text of <see cref="Timestamp.ToString"/> as UTF-8, without a string in between: an account holds hundreds of times.</summary>
internal static class TimestampText
{
    /// <summary>Room that any text needs at most.</summary>
    public const int LengthMax = 32;

    private const int SecondsLength = 20;
    private const int MillisecondsLength = 24;
    private const long TicksPerMs = TimeSpan.TicksPerMillisecond;

    /// <summary>Reads what <see cref="Format"/> writes at once, and whatever else <see cref="Timestamp.TryParse"/> takes.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out Timestamp time) =>
        TryParseWritten(text, out time) || Timestamp.TryParse(Encoding.UTF8.GetString(text), out time);

    /// <summary>Writes the text; returns its length.</summary>
    public static int Format(Timestamp time, Span<byte> into)
    {
        if (time < Timestamp.MinValue || time > Timestamp.MaxValue)
        {
            return Encoding.UTF8.GetBytes(time.ToString(), into);
        }

        var at = new DateTime(DateTime.UnixEpoch.Ticks + (time.UnixMs * TicksPerMs), DateTimeKind.Utc);
        var (year, month, day) = DateOnly.FromDateTime(at);
        Write(into, 0, year, 4, (byte)'-');
        Write(into, 5, month, 2, (byte)'-');
        Write(into, 8, day, 2, (byte)'T');
        Write(into, 11, at.Hour, 2, (byte)':');
        Write(into, 14, at.Minute, 2, (byte)':');
        if (at.Millisecond == 0)
        {
            Write(into, 17, at.Second, 2, (byte)'Z');
            return SecondsLength;
        }

        Write(into, 17, at.Second, 2, (byte)'.');
        Write(into, 20, at.Millisecond, 3, (byte)'Z');
        return MillisecondsLength;
    }

    private static bool TryParseWritten(ReadOnlySpan<byte> text, out Timestamp time)
    {
        time = default;
        var hasMs = text.Length == MillisecondsLength;
        if ((!hasMs && text.Length != SecondsLength)
            || text[4] != '-' || text[7] != '-' || text[10] != 'T' || text[13] != ':' || text[16] != ':' || text[^1] != 'Z'
            || (hasMs && text[19] != '.'))
        {
            return false;
        }

        var (year, month, day) = (Read(text, 0, 4), Read(text, 5, 2), Read(text, 8, 2));
        var (hour, minute, second, ms) = (Read(text, 11, 2), Read(text, 14, 2), Read(text, 17, 2), hasMs ? Read(text, 20, 3) : 0);
        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)
            || hour is < 0 or > 23 || minute is < 0 or > 59 || second is < 0 or > 59 || ms < 0)
        {
            return false;
        }

        var at = new DateTime(year, month, day, hour, minute, second, ms, DateTimeKind.Utc);
        time = new Timestamp((at.Ticks - DateTime.UnixEpoch.Ticks) / TicksPerMs);
        return true;
    }

    private static void Write(Span<byte> into, int start, int value, int digits, byte after)
    {
        for (var i = start + digits - 1; i >= start; i--)
        {
            into[i] = (byte)('0' + (value % 10));
            value /= 10;
        }

        into[start + digits] = after;
    }

    // Negative where there is anything but digits.
    private static int Read(ReadOnlySpan<byte> text, int start, int digits)
    {
        var value = 0;
        foreach (var letter in text.Slice(start, digits))
        {
            if (!char.IsAsciiDigit((char)letter))
            {
                return -1;
            }

            value = (value * 10) + (letter - '0');
        }

        return value;
    }
}

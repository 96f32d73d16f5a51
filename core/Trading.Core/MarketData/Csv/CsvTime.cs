using Trading.Core.Market;

namespace Trading.Core.MarketData.Csv;

/// <summary>
/// Reads a time as epoch seconds, milliseconds, microseconds or nanoseconds, told apart by size, or as ISO-8601. One
/// without an offset is UTC. Anything finer than a millisecond must be zero.
/// </summary>
public static class CsvTime
{
    // From 1973 on, each unit's range lies below the next one's; seconds reach to the year 5138.
    private const long SecondsMax = 100_000_000_000;
    private const long MillisecondsMax = 100_000_000_000_000;
    private const long MicrosecondsMax = 100_000_000_000_000_000;
    private static readonly long LatestMs = Timestamp.Utc(9998, 1, 1).UnixMs;

    public static bool TryParse(ReadOnlySpan<byte> text, out long unixMs)
    {
        return text.Length >= 10 && text[4] == '-' ? TryParseIso(text, out unixMs) : TryParseEpoch(text, out unixMs);
    }

    private static bool TryParseEpoch(ReadOnlySpan<byte> text, out long unixMs)
    {
        unixMs = 0;
        var point = text.IndexOf((byte)'.');
        if (point >= 0)
        {
            // Floats from a table: 1713457800.0
            if (point == text.Length - 1 || text[(point + 1)..].ContainsAnyExcept((byte)'0'))
            {
                return false;
            }

            text = text[..point];
        }

        if (!TryParseDigits(text, out var value) || text.Length > 19)
        {
            return false;
        }

        return value switch
        {
            < SecondsMax => Whole(value * 1000, 1, out unixMs),
            < MillisecondsMax => Whole(value, 1, out unixMs),
            < MicrosecondsMax => Whole(value, 1000, out unixMs),
            _ => Whole(value, 1_000_000, out unixMs),
        };
    }

    private static bool Whole(long value, long unitsPerMs, out long unixMs)
    {
        unixMs = value / unitsPerMs;
        return value % unitsPerMs == 0 && unixMs < LatestMs;
    }

    private static bool TryParseIso(ReadOnlySpan<byte> text, out long unixMs)
    {
        unixMs = 0;
        if (text[7] != '-'
            || !TryParseDigits(text[..4], out var year) || !TryParseDigits(text[5..7], out var month)
            || !TryParseDigits(text[8..10], out var day) || year is < 1970 or > 9997
            || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth((int)year, (int)month))
        {
            return false;
        }

        var midnight = new DateTime((int)year, (int)month, (int)day, 0, 0, 0, DateTimeKind.Utc);
        unixMs = (midnight.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMillisecond;
        if (text.Length == 10)
        {
            return true;
        }

        if (text[10] is not ((byte)'T' or (byte)'t' or (byte)' ') || !TryParseClock(text[11..], out var clockMs, out var used))
        {
            return false;
        }

        unixMs += clockMs;
        if (!TryParseOffset(text[(11 + used)..], out var offsetMs))
        {
            return false;
        }

        unixMs -= offsetMs;
        return true;
    }

    private static bool TryParseClock(ReadOnlySpan<byte> text, out long ms, out int used)
    {
        (ms, used) = (0, 5);
        if (text.Length < 5 || text[2] != ':' || !TryParseDigits(text[..2], out var hour)
            || !TryParseDigits(text[3..5], out var minute) || hour > 23 || minute > 59)
        {
            return false;
        }

        ms = ((hour * 60) + minute) * 60_000;
        if (text.Length == 5 || text[5] != ':')
        {
            return true;
        }

        if (text.Length < 8 || !TryParseDigits(text[6..8], out var second) || second > 59)
        {
            return false;
        }

        (ms, used) = (ms + (second * 1000), 8);
        return text.Length == 8 || text[8] != '.' || TryParseFraction(text, ref ms, ref used);
    }

    private static bool TryParseFraction(ReadOnlySpan<byte> text, ref long ms, ref int used)
    {
        used = 9;
        long unit = 1000;
        while (used < text.Length && char.IsAsciiDigit((char)text[used]))
        {
            var digit = text[used] - '0';
            unit /= 10;
            if (unit == 0 && digit != 0)
            {
                return false;
            }

            ms += digit * unit;
            used++;
        }

        return used > 9;
    }

    private static bool TryParseOffset(ReadOnlySpan<byte> text, out long ms)
    {
        ms = 0;
        if (text.IsEmpty || text.SequenceEqual("Z"u8) || text.SequenceEqual("z"u8) || text.SequenceEqual(" UTC"u8))
        {
            return true;
        }

        var sign = text[0] switch { (byte)'+' => 1, (byte)'-' => -1, _ => 0 };
        var minutesAt = text.Length == 6 && text[3] == ':' ? 4 : 3;
        if (sign == 0 || text.Length is not (3 or 5 or 6) || (text.Length == 6 && minutesAt == 3)
            || !TryParseDigits(text[1..3], out var hours) || hours > 14)
        {
            return false;
        }

        long minutes = 0;
        if (text.Length > 3 && (!TryParseDigits(text[minutesAt..], out minutes) || minutes > 59))
        {
            return false;
        }

        ms = sign * ((hours * 60) + minutes) * 60_000;
        return true;
    }

    private static bool TryParseDigits(ReadOnlySpan<byte> text, out long value)
    {
        value = 0;
        if (text.IsEmpty || text.Length > 18)
        {
            return text.Length == 19 && long.TryParse(text, System.Globalization.NumberStyles.None, null, out value);
        }

        foreach (var c in text)
        {
            var digit = (uint)(c - '0');
            if (digit > 9)
            {
                return false;
            }

            value = (value * 10) + digit;
        }

        return true;
    }
}

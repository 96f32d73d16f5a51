namespace Trading.Core.MarketData.Parquet;

/// <summary>Turns integer times of any unit into milliseconds.</summary>
internal static class TimeUnits
{
    private const long SecondsMax = 100_000_000_000;
    private const long MsPerDay = 86_400_000;

    /// <summary>
    /// The unit that a bare integer has by its size: below 1e11 seconds (year 5138), below 1e14 milliseconds (from 1973 on),
    /// below 1e17 microseconds, else nanoseconds.
    /// </summary>
    public static ParquetTimeUnit Guess(long time) => Math.Abs((double)time) switch
    {
        < SecondsMax => ParquetTimeUnit.Seconds,
        < SecondsMax * 1e3 => ParquetTimeUnit.Milliseconds,
        < SecondsMax * 1e6 => ParquetTimeUnit.Microseconds,
        _ => ParquetTimeUnit.Nanoseconds,
    };

    /// <summary>Converts in place; parts of a millisecond are cut towards the past. A time beyond 64 bits is an error.</summary>
    public static void ToMilliseconds(Span<long> times, ParquetTimeUnit unit)
    {
        if (unit is ParquetTimeUnit.Milliseconds)
        {
            return;
        }

        for (var i = 0; i < times.Length; i++)
        {
            times[i] = ToMilliseconds(times[i], unit);
        }
    }

    public static long ToMilliseconds(long time, ParquetTimeUnit unit) => unit switch
    {
        ParquetTimeUnit.Days => Multiply(time, MsPerDay),
        ParquetTimeUnit.Seconds => Multiply(time, 1000),
        ParquetTimeUnit.Microseconds => FloorDivide(time, 1000),
        ParquetTimeUnit.Nanoseconds => FloorDivide(time, 1_000_000),
        _ => time,
    };

    private static long Multiply(long time, long factor) =>
        time <= long.MaxValue / factor && time >= long.MinValue / factor
            ? time * factor
            : throw new InvalidDataException($"the time {time} is out of range");

    private static long FloorDivide(long time, long divisor)
    {
        var quotient = time / divisor;
        return time - (quotient * divisor) < 0 ? quotient - 1 : quotient;
    }
}

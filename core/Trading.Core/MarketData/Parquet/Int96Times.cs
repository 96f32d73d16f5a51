using System.Buffers.Binary;

namespace Trading.Core.MarketData.Parquet;

/// <summary>Times stored as nanoseconds of a day and a Julian day.</summary>
internal static class Int96Times
{
    public const int Size = 12;
    private const long JulianDayOfEpoch = 2_440_588;
    private const long NanosecondsPerDay = 86_400_000_000_000;

    /// <summary>Decodes to nanoseconds since 1970; a time that does not fit in 64 bits of them (1677 to 2262) is an error.</summary>
    public static void Decode(ReadOnlySpan<byte> data, Span<long> target)
    {
        for (var i = 0; i < target.Length; i++)
        {
            var nanoseconds = BinaryPrimitives.ReadInt64LittleEndian(data[(i * Size)..]);
            var day = BinaryPrimitives.ReadInt32LittleEndian(data[((i * Size) + 8)..]) - JulianDayOfEpoch;
            var time = ((Int128)day * NanosecondsPerDay) + nanoseconds;
            target[i] = time >= long.MinValue && time <= long.MaxValue
                ? (long)time
                : throw new InvalidDataException($"a 96-bit time of day {day} since 1970 is outside 1677 to 2262");
        }
    }
}

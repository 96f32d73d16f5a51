using System.Buffers;

namespace Trading.Core.MarketData.Parquet;

/// <summary>Writes the hybrid of run lengths and bit packing: eight or more equal values become a run, the rest is packed by eights.</summary>
internal static class RleEncoder
{
    public static void Encode(ReadOnlySpan<int> values, int width, IBufferWriter<byte> target)
    {
        var packedFrom = 0;
        var i = 0;
        while (i < values.Length)
        {
            var run = RunLength(values[i..]);

            // A run starts at a whole eight of the packed values before it.
            if (run >= 16 || i + run == values.Length)
            {
                var pad = (8 - ((i - packedFrom) & 7)) & 7;
                if (run - pad >= 8 || (run > 0 && pad == 0))
                {
                    Pack(values[packedFrom..(i + pad)], width, target);
                    Varint((uint)(run - pad) << 1, target);
                    Bytes((uint)values[i], (width + 7) / 8, target);
                    packedFrom = i + run;
                }
            }

            i += run;
        }

        Pack(values[packedFrom..], width, target);
    }

    /// <summary>Bits that the values 0 to <paramref name="max"/> take.</summary>
    public static int WidthOf(int max) => 32 - System.Numerics.BitOperations.LeadingZeroCount((uint)max);

    private static int RunLength(ReadOnlySpan<int> values)
    {
        var end = values.IndexOfAnyExcept(values[0]);
        return end < 0 ? values.Length : end;
    }

    private static void Pack(ReadOnlySpan<int> values, int width, IBufferWriter<byte> target)
    {
        if (values.IsEmpty)
        {
            return;
        }

        var eights = (values.Length + 7) / 8;
        Varint(((uint)eights << 1) | 1, target);
        var (bits, count) = (0UL, 0);
        for (var i = 0; i < eights * 8; i++)
        {
            bits |= (i < values.Length ? (ulong)values[i] : 0) << count;
            count += width;
            for (; count >= 8; count -= 8)
            {
                Bytes((uint)bits & 0xFF, 1, target);
                bits >>= 8;
            }
        }
    }

    private static void Varint(uint value, IBufferWriter<byte> target)
    {
        for (; value >= 128; value >>= 7)
        {
            Bytes((value & 127) | 128, 1, target);
        }

        Bytes(value, 1, target);
    }

    private static void Bytes(uint value, int count, IBufferWriter<byte> target)
    {
        var span = target.GetSpan(4);
        for (var i = 0; i < count; i++)
        {
            span[i] = (byte)(value >> (8 * i));
        }

        target.Advance(count);
    }
}

using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Trading.Core.MarketData.Parquet;

/// <summary>BYTE_STREAM_SPLIT: the first bytes of all values, then all second bytes, and so on.</summary>
internal static class ByteStreamSplit
{
    public static void Decode(ReadOnlySpan<byte> data, Span<long> target)
    {
        var count = target.Length;
        var i = 0;
        Span<ulong> rows = stackalloc ulong[8];
        for (; i + 8 <= count; i += 8)
        {
            for (var stream = 0; stream < 8; stream++)
            {
                rows[stream] = BinaryPrimitives.ReadUInt64LittleEndian(data[((stream * count) + i)..]);
            }

            Transpose(rows);
            MemoryMarshal.Cast<ulong, long>(rows).CopyTo(target[i..]);
        }

        for (; i < count; i++)
        {
            var value = 0UL;
            for (var stream = 0; stream < 8; stream++)
            {
                value |= (ulong)data[(stream * count) + i] << (8 * stream);
            }

            target[i] = (long)value;
        }
    }

    public static void Decode(ReadOnlySpan<byte> data, Span<int> target)
    {
        var count = target.Length;
        for (var i = 0; i < count; i++)
        {
            target[i] = data[i] | (data[count + i] << 8) | (data[(2 * count) + i] << 16) | (data[(3 * count) + i] << 24);
        }
    }

    public static void Encode(ReadOnlySpan<long> values, Span<byte> target)
    {
        var count = values.Length;
        for (var i = 0; i < count; i++)
        {
            for (var stream = 0; stream < 8; stream++)
            {
                target[(stream * count) + i] = (byte)(values[i] >> (8 * stream));
            }
        }
    }

    // Swaps bytes, then pairs, then quads across the diagonal of an 8 by 8 square.
    private static void Transpose(Span<ulong> rows)
    {
        Exchange(rows, 1, 8, 0x00FF00FF00FF00FF);
        Exchange(rows, 2, 16, 0x0000FFFF0000FFFF);
        Exchange(rows, 4, 32, 0x00000000FFFFFFFF);
    }

    private static void Exchange(Span<ulong> rows, int distance, int shift, ulong low)
    {
        for (var row = 0; row < 8; row++)
        {
            if ((row & distance) != 0)
            {
                continue;
            }

            var swap = ((rows[row] >> shift) ^ rows[row + distance]) & low;
            rows[row] ^= swap << shift;
            rows[row + distance] ^= swap;
        }
    }
}

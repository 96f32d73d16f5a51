using System.Buffers;
using System.Numerics;

namespace Trading.Core.MarketData.Parquet;

/// <summary>Writes DELTA_BINARY_PACKED 64-bit integers. Differences wrap, so any values survive.</summary>
internal static class DeltaEncoder
{
    // Times on a grid take a few bytes a block; a gap widens only its own part.
    private const int BlockSize = 512;
    private const int MiniBlocks = 4;
    private const int MiniBlockSize = BlockSize / MiniBlocks;

    public static void Encode(ReadOnlySpan<long> values, IBufferWriter<byte> target)
    {
        Varint(BlockSize, target);
        Varint(MiniBlocks, target);
        Varint((ulong)values.Length, target);
        ZigZag(values.IsEmpty ? 0 : values[0], target);
        Span<long> deltas = stackalloc long[BlockSize];
        for (var i = 1; i < values.Length; i += BlockSize)
        {
            var count = Math.Min(BlockSize, values.Length - i);
            for (var j = 0; j < count; j++)
            {
                deltas[j] = unchecked(values[i + j] - values[i + j - 1]);
            }

            WriteBlock(deltas[..count], target);
        }
    }

    private static void WriteBlock(Span<long> deltas, IBufferWriter<byte> target)
    {
        var min = long.MaxValue;
        foreach (var delta in deltas)
        {
            min = Math.Min(min, delta);
        }

        ZigZag(min, target);
        Span<byte> widths = stackalloc byte[MiniBlocks];
        widths.Clear();
        for (var i = 0; i < deltas.Length; i++)
        {
            deltas[i] = unchecked(deltas[i] - min);
            var width = (byte)(64 - BitOperations.LeadingZeroCount((ulong)deltas[i]));
            widths[i / MiniBlockSize] = Math.Max(widths[i / MiniBlockSize], width);
        }

        target.Write(widths);
        for (var i = 0; i < deltas.Length; i += MiniBlockSize)
        {
            Pack(deltas[i..Math.Min(deltas.Length, i + MiniBlockSize)], widths[i / MiniBlockSize], target);
        }
    }

    // A part is always written whole, zeros behind the last value.
    private static void Pack(ReadOnlySpan<long> deltas, int width, IBufferWriter<byte> target)
    {
        var size = MiniBlockSize / 8 * width;
        var bytes = target.GetSpan(size)[..size];
        bytes.Clear();
        for (var i = 0; i < deltas.Length; i++)
        {
            for (var bit = 0; bit < width; bit++)
            {
                var at = (i * width) + bit;
                bytes[at >> 3] |= (byte)((deltas[i] >> bit & 1) << (at & 7));
            }
        }

        target.Advance(size);
    }

    private static void ZigZag(long value, IBufferWriter<byte> target) => Varint((ulong)((value << 1) ^ (value >> 63)), target);

    private static void Varint(ulong value, IBufferWriter<byte> target)
    {
        var span = target.GetSpan(10);
        var length = 0;
        for (; value >= 128; value >>= 7)
        {
            span[length++] = (byte)(value | 128);
        }

        span[length++] = (byte)value;
        target.Advance(length);
    }
}

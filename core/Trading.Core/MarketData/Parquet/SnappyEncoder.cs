using System.Buffers.Binary;

namespace Trading.Core.MarketData.Parquet;

/// <summary>Compresses to a raw Snappy block: greedy matches by a hash of four bytes, in windows of 64 KiB.</summary>
internal static class SnappyEncoder
{
    private const int Window = 1 << 16;
    private const int HashBits = 14;

    /// <summary>The most that a block of that many bytes takes.</summary>
    public static int SizeMax(int length) => 32 + length + (length / 6);

    /// <summary>Compresses into <paramref name="target"/>, of at least <see cref="SizeMax"/> bytes; returns the block's size.</summary>
    public static int Encode(ReadOnlySpan<byte> source, Span<byte> target)
    {
        var size = 0;
        var rest = (uint)source.Length;
        for (; rest >= 128; rest >>= 7)
        {
            target[size++] = (byte)(rest | 128);
        }

        target[size++] = (byte)rest;
        var heads = new ushort[1 << HashBits];
        for (var start = 0; start < source.Length; start += Window)
        {
            Array.Clear(heads);
            size += EncodeWindow(source[start..Math.Min(source.Length, start + Window)], heads, target[size..]);
        }

        return size;
    }

    private static int EncodeWindow(ReadOnlySpan<byte> source, ushort[] heads, Span<byte> target)
    {
        var (size, literalStart, i) = (0, 0, 0);
        while (i + 4 <= source.Length)
        {
            var word = BinaryPrimitives.ReadUInt32LittleEndian(source[i..]);
            var hash = (word * 0x9E3779B1u) >> (32 - HashBits);
            var candidate = heads[hash];
            heads[hash] = (ushort)i;
            if (candidate >= i || BinaryPrimitives.ReadUInt32LittleEndian(source[candidate..]) != word)
            {
                i++;
                continue;
            }

            size += WriteLiteral(source[literalStart..i], target[size..]);
            var length = 4 + source[(i + 4)..].CommonPrefixLength(source[(candidate + 4)..]);
            size += WriteCopies(i - candidate, length, target[size..]);
            i += length;
            literalStart = i;
        }

        return size + WriteLiteral(source[literalStart..], target[size..]);
    }

    private static int WriteLiteral(ReadOnlySpan<byte> literal, Span<byte> target)
    {
        if (literal.IsEmpty)
        {
            return 0;
        }

        var last = literal.Length - 1;
        var head = 1;
        if (last < 60)
        {
            target[0] = (byte)(last << 2);
        }
        else
        {
            // At most a window, so the length takes one byte or two.
            head = last < 256 ? 2 : 3;
            target[0] = (byte)((58 + head) << 2);
            target[1] = (byte)last;
            target[head - 1] = (byte)(last >> (8 * (head - 2)));
        }

        literal.CopyTo(target[head..]);
        return head + literal.Length;
    }

    private static int WriteCopies(int offset, int length, Span<byte> target)
    {
        var size = 0;
        while (length > 0)
        {
            // No rest may be shorter than four, which a copy with a one-byte offset cannot say.
            var part = length <= 64 ? length : length < 68 ? 60 : 64;
            if (part is >= 4 and <= 11 && offset < 2048)
            {
                target[size++] = (byte)(((offset >> 8) << 5) | ((part - 4) << 2) | 1);
                target[size++] = (byte)offset;
            }
            else
            {
                target[size++] = (byte)(((part - 1) << 2) | 2);
                target[size++] = (byte)offset;
                target[size++] = (byte)(offset >> 8);
            }

            length -= part;
        }

        return size;
    }
}

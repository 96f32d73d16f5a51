using System.Runtime.Intrinsics;

namespace Trading.Core.MarketData.Parquet;

/// <summary>Decodes DELTA_BINARY_PACKED integers. Sums wrap as the format asks, so any 64-bit values survive.</summary>
internal ref struct DeltaDecoder
{
    private const int BlockSizeMax = 1 << 20;
    private readonly ReadOnlySpan<byte> _data;
    private readonly int _widthMax;
    private int _position;

    private DeltaDecoder(ReadOnlySpan<byte> data, int widthMax)
    {
        _data = data;
        _widthMax = widthMax;
        _position = 0;
    }

    public static void Decode(ReadOnlySpan<byte> data, Span<long> target) => new DeltaDecoder(data, 64).Run(target);

    public static void Decode(ReadOnlySpan<byte> data, Span<int> target, Span<long> wide)
    {
        new DeltaDecoder(data, 32).Run(wide[..target.Length]);
        for (var i = 0; i < target.Length; i++)
        {
            target[i] = unchecked((int)wide[i]);
        }
    }

    private void Run(Span<long> target)
    {
        var blockSize = ReadVarint();
        var miniBlocks = ReadVarint();
        var count = ReadVarint();
        var value = ReadZigZag();
        if (blockSize is 0 or > BlockSizeMax || miniBlocks == 0 || miniBlocks > blockSize || blockSize % miniBlocks != 0
            || blockSize / miniBlocks % 8 != 0)
        {
            throw new InvalidDataException($"delta blocks of {blockSize} values in {miniBlocks} parts");
        }

        if (count != (ulong)target.Length)
        {
            throw new InvalidDataException($"{count} delta values where the page holds {target.Length}");
        }

        if (target.Length == 0)
        {
            return;
        }

        target[0] = value;
        target = target[1..];
        while (target.Length > 0)
        {
            var length = Math.Min(target.Length, (int)blockSize);
            value = ReadBlock((int)(blockSize / miniBlocks), (int)miniBlocks, value, target[..length]);
            target = target[length..];
        }
    }

    private long ReadBlock(int size, int miniBlocks, long value, Span<long> target)
    {
        var deltaMin = ReadZigZag();
        if (miniBlocks > _data.Length - _position)
        {
            throw CutShort();
        }

        var widths = _data.Slice(_position, miniBlocks);
        _position += miniBlocks;
        for (var i = 0; i < miniBlocks && target.Length > 0; i++)
        {
            int width = widths[i];
            if (width > _widthMax)
            {
                throw new InvalidDataException($"a bit width of {width}, at most {_widthMax} is possible");
            }

            var part = target[..Math.Min(target.Length, size)];
            value = width == 0 ? Progression(value, deltaMin, part) : Packed(width, size, value, deltaMin, part);
            target = target[part.Length..];
        }

        return value;
    }

    // Times on a grid: every delta is the same.
    private static long Progression(long value, long delta, Span<long> target)
    {
        var i = 0;
        if (Vector256.IsHardwareAccelerated && target.Length >= 4)
        {
            var values = Vector256.Create(value) + (Vector256.Create(1L, 2, 3, 4) * delta);
            var step = Vector256.Create(unchecked(4 * delta));
            ref var first = ref target[0];
            for (; i + 4 <= target.Length; i += 4)
            {
                values.StoreUnsafe(ref first, (nuint)i);
                values += step;
            }

            value = target[i - 1];
        }

        for (; i < target.Length; i++)
        {
            value = unchecked(value + delta);
            target[i] = value;
        }

        return value;
    }

    private long Packed(int width, int size, long value, long deltaMin, Span<long> target)
    {
        // The last part may be cut behind the last value.
        var bytes = Math.Min(size / 8 * width, _data.Length - _position);
        if (bytes * 8L < (long)target.Length * width)
        {
            throw CutShort();
        }

        var packed = _data.Slice(_position, bytes);
        _position += bytes;
        for (var i = 0; i < target.Length; i++)
        {
            value = unchecked(value + deltaMin + (long)BitUnpacker.Read(packed, i, width));
            target[i] = value;
        }

        return value;
    }

    private long ReadZigZag()
    {
        var value = ReadVarint();
        return (long)(value >> 1) ^ -(long)(value & 1);
    }

    private ulong ReadVarint()
    {
        var value = 0UL;
        for (var shift = 0; shift < 70; shift += 7)
        {
            if (_position >= _data.Length)
            {
                throw CutShort();
            }

            var part = _data[_position++];
            value |= (ulong)(part & 127) << shift;
            if (part < 128)
            {
                return value;
            }
        }

        throw CutShort();
    }

    private static InvalidDataException CutShort() => new("delta values are cut short");
}

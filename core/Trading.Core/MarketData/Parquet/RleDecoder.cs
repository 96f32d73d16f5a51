namespace Trading.Core.MarketData.Parquet;

/// <summary>
/// Decodes the hybrid of run lengths and bit packing that levels and dictionary indexes are written in. Runs that promise more
/// than is asked for are cut; bytes that end early are an error.
/// </summary>
internal ref struct RleDecoder
{
    private const int WidthMax = 32;
    private readonly ReadOnlySpan<byte> _data;
    private readonly int _width;
    private int _position;

    public RleDecoder(ReadOnlySpan<byte> data, int width)
    {
        if (width is < 0 or > WidthMax)
        {
            throw new InvalidDataException($"a bit width of {width}, at most {WidthMax} is possible");
        }

        _data = data;
        _width = width;
        _position = 0;
    }

    /// <summary>Whether the next <paramref name="count"/> one-bit levels are all 1, told without unpacking any.</summary>
    public static bool AllOnes(ReadOnlySpan<byte> data, int count)
    {
        var decoder = new RleDecoder(data, 1);
        while (count > 0)
        {
            decoder.NextRun(count, out var length, out var isPacked, out var value, out var packed);
            if (isPacked ? !PackedOnes(packed, length) : value != 1)
            {
                return false;
            }

            count -= length;
        }

        return true;
    }

    /// <summary>Unpacks one-bit levels; returns how many are 1.</summary>
    public static int Levels(ReadOnlySpan<byte> data, Span<bool> levels)
    {
        var decoder = new RleDecoder(data, 1);
        var defined = 0;
        while (levels.Length > 0)
        {
            decoder.NextRun(levels.Length, out var length, out var isPacked, out var value, out var packed);
            for (var i = 0; i < length; i++)
            {
                var isOne = isPacked ? (packed[i >> 3] >> (i & 7) & 1) == 1 : value == 1;
                levels[i] = isOne;
                defined += isOne ? 1 : 0;
            }

            levels = levels[length..];
        }

        return defined;
    }

    /// <summary>Replaces each index by its entry in the dictionary, until <paramref name="target"/> is full.</summary>
    public void LookUp(ReadOnlySpan<long> dictionary, Span<long> target)
    {
        while (target.Length > 0)
        {
            NextRun(target.Length, out var length, out var isPacked, out var value, out var packed);
            if (!isPacked)
            {
                target[..length].Fill(value < (ulong)dictionary.Length ? dictionary[(int)value] : throw BitUnpacker.OutOfRange());
            }
            else
            {
                LookUpPacked(packed, dictionary, target[..length]);
            }

            target = target[length..];
        }
    }

    private readonly void LookUpPacked(ReadOnlySpan<byte> packed, ReadOnlySpan<long> dictionary, Span<long> target)
    {
        // The vector path may look at bytes of later runs.
        var rest = _data[(_position - packed.Length)..];
        for (var i = BitUnpacker.LookUp(rest, _width, dictionary, target); i < target.Length; i++)
        {
            var index = BitUnpacker.Read(packed, i, _width);
            target[i] = index < (ulong)dictionary.Length ? dictionary[(int)index] : throw BitUnpacker.OutOfRange();
        }
    }

    private void NextRun(int wanted, out int length, out bool isPacked, out ulong value, out ReadOnlySpan<byte> packed)
    {
        do
        {
            var head = ReadHead();
            isPacked = (head & 1) == 1;
            value = 0;
            packed = default;
            var promised = isPacked ? (long)(head >> 1) * 8 : head >> 1;
            length = (int)Math.Min(promised, wanted);
            if (isPacked && _width > 0)
            {
                packed = ReadPacked(promised, length);
            }
            else
            {
                // A packed run of width 0 is a run of zeros.
                isPacked = false;
                value = (head & 1) == 1 ? 0 : ReadValue();
            }
        }
        while (length == 0);
    }

    private ReadOnlySpan<byte> ReadPacked(long promised, int length)
    {
        var size = Math.Min(promised / 8 * _width, _data.Length - _position);
        if (size * 8 < (long)length * _width)
        {
            throw CutShort();
        }

        var packed = _data.Slice(_position, (int)size);
        _position += (int)size;
        return packed;
    }

    private uint ReadHead()
    {
        var head = 0UL;
        for (var shift = 0; shift < 35; shift += 7)
        {
            if (_position >= _data.Length)
            {
                throw CutShort();
            }

            var part = _data[_position++];
            head |= (ulong)(part & 127) << shift;
            if (part < 128)
            {
                return head <= uint.MaxValue ? (uint)head : throw CutShort();
            }
        }

        throw CutShort();
    }

    private ulong ReadValue()
    {
        var bytes = (_width + 7) / 8;
        if (bytes > _data.Length - _position)
        {
            throw CutShort();
        }

        var value = 0UL;
        for (var i = 0; i < bytes; i++)
        {
            value |= (ulong)_data[_position++] << (8 * i);
        }

        return value;
    }

    private static bool PackedOnes(ReadOnlySpan<byte> packed, int length)
    {
        var whole = length >> 3;
        var tail = (byte)((1 << (length & 7)) - 1);
        return !packed[..whole].ContainsAnyExcept((byte)0xFF) && (tail == 0 || (packed[whole] & tail) == tail);
    }

    private static InvalidDataException CutShort() => new("run lengths are cut short");
}

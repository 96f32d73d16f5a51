namespace Trading.Core.MarketData.Parquet;

/// <summary>Where one Snappy block is being read and written. The target has <see cref="SnappyDecoder.Slop"/> bytes behind its end.</summary>
internal unsafe struct SnappyStream
{
    public byte* Source;
    public byte* SourceEnd;
    public byte* Target;
    public byte* TargetStart;
    public byte* TargetEnd;

    /// <summary>Before this point every read of the fast path stays inside the source.</summary>
    public readonly byte* FastEnd => SourceEnd - SnappyDecoder.Slop;

    public readonly bool IsDone => Source >= SourceEnd;

    /// <summary>How many fast steps fit, at 8 bytes read and 16 written each; 0 near either end.</summary>
    public readonly long FastSteps =>
        Source < FastEnd && Target < TargetEnd ? Math.Min((FastEnd - Source) >> 3, (TargetEnd - Target) >> 4) + 1 : 0;

    /// <summary>Handles one tag of any kind with every check. False if the block is corrupt.</summary>
    public bool TryStep()
    {
        var tag = (uint)*Source;
        return (tag & 3) == 0 ? TryLiteral(tag) : TryCopy(tag);
    }

    private bool TryLiteral(uint tag)
    {
        var source = Source + 1;
        var length = (long)(tag >> 2) + 1;
        if (length > 60)
        {
            var bytes = (int)length - 60;
            if (SourceEnd - source < bytes)
            {
                return false;
            }

            length = 1;
            for (var i = 0; i < bytes; i++)
            {
                length += (long)source[i] << (8 * i);
            }

            source += bytes;
        }

        if (length > SourceEnd - source || length > TargetEnd - Target)
        {
            return false;
        }

        if (length <= 64 && SourceEnd - source >= 64)
        {
            SnappyDecoder.Copy64(source, Target);
        }
        else
        {
            Buffer.MemoryCopy(source, Target, length, length);
        }

        Source = source + length;
        Target += length;
        return true;
    }

    private bool TryCopy(uint tag)
    {
        var kind = tag & 3;
        var size = kind == 3 ? 5 : (int)kind + 1;
        if (SourceEnd - Source < size)
        {
            return false;
        }

        var length = kind == 1 ? ((tag >> 2) & 7) + 4 : (tag >> 2) + 1;
        var offset = kind switch
        {
            1 => ((tag & 0xE0) << 3) | Source[1],
            2 => *(ushort*)(Source + 1),
            _ => *(uint*)(Source + 1),
        };
        if (offset - 1L >= Target - TargetStart || length > TargetEnd - Target || offset == 0)
        {
            return false;
        }

        var from = Target - offset;
        if (offset >= length)
        {
            SnappyDecoder.Copy64(from, Target);
        }
        else if (offset >= 8)
        {
            for (var i = 0u; i < length; i += 8)
            {
                *(ulong*)(Target + i) = *(ulong*)(from + i);
            }
        }
        else
        {
            for (var i = 0u; i < length; i++)
            {
                Target[i] = from[i];
            }
        }

        Source += size;
        Target += length;
        return true;
    }
}

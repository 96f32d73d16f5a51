namespace Trading.Core.Tests.MarketData.Parquet;

/// <summary>Snappy by the format's definition, byte by byte; the bounds of its arrays tell what is corrupt, which decodes to null.</summary>
internal static class PlainSnappy
{
    public static byte[]? Decode(byte[] block)
    {
        try
        {
            return DecodeUnchecked(block);
        }
        catch (IndexOutOfRangeException)
        {
            return null;
        }
    }

    private static byte[]? DecodeUnchecked(byte[] block)
    {
        var (i, shift, length) = (0, 0, 0);
        do
        {
            length |= (block[i] & 127) << shift;
            shift += 7;
        }
        while (block[i++] >= 128);

        var (target, at) = (new byte[length], 0);
        while (i < block.Length)
        {
            int tag = block[i++];
            var size = (tag >> 2) + 1;
            if ((tag & 3) == 0)
            {
                size = size <= 60 ? size : Number(block, ref i, size - 60) + 1;
                for (var j = 0; j < size; j++)
                {
                    target[at++] = block[i++];
                }

                continue;
            }

            var isShort = (tag & 3) == 1;
            size = isShort ? ((tag >> 2) & 7) + 4 : size;
            var offset = isShort ? ((tag >> 5) << 8) | block[i++] : Number(block, ref i, (tag & 3) == 2 ? 2 : 4);
            if (offset == 0)
            {
                return null;
            }

            for (var j = 0; j < size; j++, at++)
            {
                target[at] = target[at - offset];
            }
        }

        return at == length ? target : null;
    }

    private static int Number(byte[] block, ref int i, int bytes)
    {
        var value = 0;
        for (var j = 0; j < bytes; j++)
        {
            value |= block[i++] << (8 * j);
        }

        return value;
    }
}

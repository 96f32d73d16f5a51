using System.Runtime.CompilerServices;

namespace Trading.Core.MarketData.Parquet;

/// <summary>
/// Steps through the tags that prices and times compress into: an endless "short literal, short copy" of two to six bytes each.
/// Both are taken without a branch on what the tags are: over-copy eight bytes, look the copy up in a table, go on.
/// Callers see to it that 64 bytes of source and target lie ahead and 8 of target behind.
/// </summary>
internal static unsafe class SnappyFastPath
{
    // By tag of a copy that the fast path takes (4 to 8 bytes long): bits 0-7 length, 16-31 mask of its offset bytes, 32-47 high bits of its offset.
    // Any other tag: offset 0, which the check of the offset refuses.
    public static readonly ulong[] CopyByTag = MakeCopyTable();

    /// <summary>
    /// Takes 8-byte values, at most <paramref name="steps"/>, that change in the same low bytes and take the others from the value before:
    /// times on a grid. The value before stays in a register, and so no step waits for the last one's store. Returns how many it took.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long TakeAlike(ref byte* source, ref byte* target, long steps)
    {
        var word = *(ulong*)source;
        var tag = (uint)word & 0xFF;
        if ((tag & 0xF3) != 0)
        {
            return 0;
        }

        // A literal of 1 to 4 bytes, then a copy of the rest from 8 back.
        var bits = (int)(2 * tag) + 8;
        var shape = ~(((1UL << bits) - 1) << 8) & (ulong.MaxValue >> (40 - bits));
        var wanted = tag | ((1UL | (12UL - tag)) << (bits + 8)) | (8UL << (bits + 16));
        if ((word & shape) != wanted)
        {
            return 0;
        }

        var size = (bits >> 3) + 3;
        var changing = (1UL << bits) - 1;
        var value = *(ulong*)(target - 8);
        var left = steps;
        do
        {
            value = (value & ~changing) | ((word >> 8) & changing);
            *(ulong*)target = value;
            target += 8;
            source += size;
            word = *(ulong*)source;
        }
        while (--left > 0 && (word & shape) == wanted);
        return steps - left;
    }

    /// <summary>
    /// Takes an optional literal of up to 4 bytes and the copy behind it. False where the next tag is something else: then the literal,
    /// if there was one, is taken and <paramref name="source"/> stands at that tag.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryStep(ref byte* source, ref byte* target, byte* start, ref ulong copies)
    {
        var word = *(ulong*)source;
        var tag = (uint)word & 0xFF;

        // All ones for a literal, zero for a copy, which then counts as a literal of no bytes and no tag.
        var literal = ((int)(tag & 3) - 1) >> 31;
        if ((tag & (uint)literal) > 12)
        {
            return false;
        }

        *(ulong*)target = word >> 8;
        word >>= (int)((2 * tag) + 16) & literal;
        var copy = Unsafe.Add(ref copies, (byte)word);
        var literalLength = ((tag >> 2) + 1) & (uint)literal;
        var kind = word & 3;
        target += literalLength;
        source += literalLength;
        source -= literal;

        // An offset of at least 8 never overlaps the copy.
        var offset = (copy >> 32) + ((word >> 8) & (ushort)(copy >> 16));
        if (offset - 8 > (ulong)(target - start) - 8)
        {
            return false;
        }

        *(ulong*)target = *(ulong*)(target - offset);
        target += (byte)copy;
        source += kind + 1;
        return true;
    }

    private static ulong[] MakeCopyTable()
    {
        var table = new ulong[256];
        for (var tag = 0UL; tag < 256; tag++)
        {
            var isShort = (tag & 3) == 1;
            var length = isShort ? ((tag >> 2) & 7) + 4 : (tag >> 2) + 1;
            if ((tag & 3) is 1 or 2 && length <= 8)
            {
                table[tag] = length | (isShort ? 0xFFUL << 16 | ((tag & 0xE0) << 35) : 0xFFFFUL << 16);
            }
        }

        return table;
    }
}

using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Trading.Core.MarketData.Parquet;

/// <summary>
/// Decompresses raw Snappy blocks. Prices compress into an endless "short literal, short copy" of two to six bytes each, so the fast
/// path takes such a pair without a branch on what the tags are: over-copy eight bytes, look the copy up in a table, go on.
/// What it cannot take goes through <see cref="SnappyStream.TryStep"/>. The chain from tag to next tag is what costs, so two blocks
/// decompressed at once take little longer than one.
/// </summary>
internal static unsafe class SnappyDecoder
{
    /// <summary>Bytes that a target must have behind its end, for the over-copies.</summary>
    public const int Slop = 128;

    /// <summary>The most that a byte of a block can turn into: a 64-byte copy takes three bytes.</summary>
    public const int ExpansionMax = 22;

    // By tag of a copy that the fast path takes (4 to 8 bytes long): bits 0-7 length, 16-31 mask of its offset bytes, 32-47 high bits of its offset.
    // Any other tag: offset 0, which the check of the offset refuses.
    private static readonly ulong[] CopyByTag = MakeCopyTable();

    /// <summary>The decompressed size that a block declares, and where its tags start.</summary>
    public static int ReadLength(ReadOnlySpan<byte> block, out int start)
    {
        var length = 0UL;
        for (start = 0; start < Math.Min(5, block.Length);)
        {
            var part = block[start];
            length |= (ulong)(part & 127) << (7 * start++);
            if (part < 128)
            {
                return length <= int.MaxValue ? (int)length : throw Corrupt();
            }
        }

        throw Corrupt();
    }

    /// <summary>Decompresses a block to <paramref name="length"/> bytes; <paramref name="target"/> has <see cref="Slop"/> bytes more.</summary>
    public static void Decode(ReadOnlySpan<byte> block, Span<byte> target, int length)
    {
        CheckTarget(target, length);
        fixed (byte* source = block)
        fixed (byte* destination = target)
        {
            var stream = Start(block, source, destination, length);
            Run(ref stream);
            Finish(ref stream);
        }
    }

    /// <summary>Decompresses two blocks at once.</summary>
    public static void DecodePair(
        ReadOnlySpan<byte> block1, Span<byte> target1, int length1, ReadOnlySpan<byte> block2, Span<byte> target2, int length2)
    {
        CheckTarget(target1, length1);
        CheckTarget(target2, length2);
        fixed (byte* source1 = block1)
        fixed (byte* source2 = block2)
        fixed (byte* destination1 = target1)
        fixed (byte* destination2 = target2)
        {
            var stream1 = Start(block1, source1, destination1, length1);
            var stream2 = Start(block2, source2, destination2, length2);
            RunBoth(ref stream1, ref stream2);
            Run(ref stream1);
            Finish(ref stream1);
            Run(ref stream2);
            Finish(ref stream2);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Copy64(byte* source, byte* target)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Vector512.Store(Vector512.Load(source), target);
            return;
        }

        var low = Vector256.Load(source);
        var high = Vector256.Load(source + 32);
        Vector256.Store(low, target);
        Vector256.Store(high, target + 32);
    }

    private static void Run(ref SnappyStream stream)
    {
        ref var copies = ref MemoryMarshal.GetArrayDataReference(CopyByTag);
        for (var steps = stream.FastSteps; steps > 0; steps = stream.FastSteps)
        {
            var source = stream.Source;
            var target = stream.Target;
            var start = stream.TargetStart;
            do
            {
                steps -= TakeAlike(ref source, ref target, steps);
            }
            while (steps > 0 && TryFastStep(ref source, ref target, start, ref copies) && --steps > 0);

            stream.Source = source;
            stream.Target = target;
            if (steps > 0 && !stream.TryStep())
            {
                throw Corrupt();
            }
        }
    }

    private static void RunBoth(ref SnappyStream stream1, ref SnappyStream stream2)
    {
        ref var copies = ref MemoryMarshal.GetArrayDataReference(CopyByTag);
        for (var steps = Steps(stream1, stream2); steps > 0; steps = Steps(stream1, stream2))
        {
            var source1 = stream1.Source;
            var target1 = stream1.Target;
            var start1 = stream1.TargetStart;
            var source2 = stream2.Source;
            var target2 = stream2.Target;
            var start2 = stream2.TargetStart;
            var stopped = 0;
            do
            {
                if (!TryFastStep(ref source1, ref target1, start1, ref copies))
                {
                    stopped = 1;
                    break;
                }

                if (!TryFastStep(ref source2, ref target2, start2, ref copies))
                {
                    stopped = 2;
                    break;
                }
            }
            while (--steps > 0);

            stream1.Source = source1;
            stream1.Target = target1;
            stream2.Source = source2;
            stream2.Target = target2;
            if ((stopped == 1 && !stream1.TryStep()) || (stopped == 2 && !stream2.TryStep()))
            {
                throw Corrupt();
            }
        }

        static long Steps(in SnappyStream first, in SnappyStream second) => Math.Min(first.FastSteps, second.FastSteps);
    }

    /// <summary>
    /// Takes 8-byte values, at most <paramref name="steps"/>, that change in the same low bytes and take the others from the value before:
    /// times on a grid. The value before stays in a register, and so no step waits for the last one's store. Returns how many it took.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long TakeAlike(ref byte* source, ref byte* target, long steps)
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
    private static bool TryFastStep(ref byte* source, ref byte* target, byte* start, ref ulong copies)
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

    private static SnappyStream Start(ReadOnlySpan<byte> block, byte* source, byte* target, int length)
    {
        if (ReadLength(block, out var start) != length)
        {
            throw Corrupt();
        }

        var stream = new SnappyStream
        {
            Source = source + start,
            SourceEnd = source + block.Length,
            Target = target,
            TargetStart = target,
            TargetEnd = target + length,
        };

        // The fast path's check of an offset needs eight bytes behind it.
        while (!stream.IsDone && stream.Target - target < 8)
        {
            if (!stream.TryStep())
            {
                throw Corrupt();
            }
        }

        return stream;
    }

    private static void Finish(ref SnappyStream stream)
    {
        while (!stream.IsDone)
        {
            if (stream.Target > stream.TargetEnd || !stream.TryStep())
            {
                throw Corrupt();
            }
        }

        if (stream.Target != stream.TargetEnd)
        {
            throw Corrupt();
        }
    }

    private static void CheckTarget(Span<byte> target, int length)
    {
        if (target.Length - Slop < length)
        {
            throw new ArgumentException("The target has no room for the over-copies.", nameof(target));
        }
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

    private static InvalidDataException Corrupt() => new("a Snappy block is corrupt");
}

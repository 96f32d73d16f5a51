using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Trading.Core.MarketData.Parquet;

/// <summary>
/// Decompresses raw Snappy blocks: <see cref="SnappyFastPath"/> as long as it can, <see cref="SnappyStream.TryStep"/> for the rest.
/// The chain from tag to next tag is what costs, so two blocks decompressed at once take little longer than one.
/// </summary>
internal static unsafe class SnappyDecoder
{
    /// <summary>Bytes that a target must have behind its end, for the over-copies.</summary>
    public const int Slop = 128;

    /// <summary>The most that a byte of a block can turn into: a 64-byte copy takes three bytes.</summary>
    public const int ExpansionMax = 22;

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
        ref var copies = ref MemoryMarshal.GetArrayDataReference(SnappyFastPath.CopyByTag);
        for (var steps = stream.FastSteps; steps > 0; steps = stream.FastSteps)
        {
            var source = stream.Source;
            var target = stream.Target;
            var start = stream.TargetStart;
            do
            {
                steps -= SnappyFastPath.TakeAlike(ref source, ref target, steps);
            }
            while (steps > 0 && SnappyFastPath.TryStep(ref source, ref target, start, ref copies) && --steps > 0);

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
        ref var copies = ref MemoryMarshal.GetArrayDataReference(SnappyFastPath.CopyByTag);
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
                if (!SnappyFastPath.TryStep(ref source1, ref target1, start1, ref copies))
                {
                    stopped = 1;
                    break;
                }

                if (!SnappyFastPath.TryStep(ref source2, ref target2, start2, ref copies))
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

    private static InvalidDataException Corrupt() => new("a Snappy block is corrupt");
}

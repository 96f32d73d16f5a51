using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Trading.Core.MarketData.Parquet;

/// <summary>Reads integers of a fixed number of bits, packed from the lowest bit up.</summary>
internal static unsafe class BitUnpacker
{
    /// <summary>The widest integers that the vector path takes: a shift of up to 7 bits and the integer must fit in 32.</summary>
    public const int VectorWidthMax = 25;

    private static readonly byte[] Shuffles = MakeShuffles();
    private static readonly uint[] Shifts = MakeShifts();

    /// <summary>One integer of 1 to 64 bits at <paramref name="index"/>; all its bytes must be inside <paramref name="packed"/>.</summary>
    public static ulong Read(ReadOnlySpan<byte> packed, long index, int width)
    {
        var bit = index * width;
        var start = (int)(bit >> 3);
        var shift = (int)(bit & 7);
        var bytes = packed[start..Math.Min(packed.Length, start + 9)];
        if (bytes.Length < 9)
        {
            Span<byte> padded = stackalloc byte[9];
            padded.Clear();
            bytes.CopyTo(padded);
            return Combine(padded, shift, width);
        }

        return Combine(bytes, shift, width);
    }

    /// <summary>
    /// Looks up packed dictionary indexes: as many as the vector path can take at eight a step without reading past
    /// <paramref name="packed"/>; returns that number. An index beyond the dictionary is an error.
    /// </summary>
    public static int LookUp(ReadOnlySpan<byte> packed, int width, ReadOnlySpan<long> dictionary, Span<long> target)
    {
        if (!Avx2.IsSupported || width > VectorWidthMax || dictionary.IsEmpty)
        {
            return 0;
        }

        // A step reads 16 bytes from half its own bytes on.
        var steps = Math.Min(target.Length / 8, (packed.Length - 16 - (width / 2)) / width);
        if (steps <= 0)
        {
            return 0;
        }

        var shuffle = Vector256.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(Shuffles), (nuint)(width * 32));
        var shift = Vector256.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(Shifts), (nuint)(width * 8));
        var mask = Vector256.Create((1u << width) - 1);
        var last = Vector256.Create((uint)dictionary.Length - 1);
        fixed (byte* source = packed)
        fixed (long* entries = dictionary)
        fixed (long* values = target)
        {
            for (var step = 0; step < steps; step++)
            {
                var at = source + ((long)step * width);
                var bytes = Vector256.Create(Vector128.Load(at), Vector128.Load(at + (width / 2)));
                var words = Avx2.Shuffle(bytes, shuffle).AsUInt32();
                var indexes = Avx2.ShiftRightLogicalVariable(words, shift) & mask;
                if (Vector256.GreaterThanAny(indexes, last))
                {
                    throw OutOfRange();
                }

                // Eight plain loads: measured a tenth faster than two gathers.
                var pairs = indexes.AsUInt64();
                var (a, b, c, d) = (pairs.GetElement(0), pairs.GetElement(1), pairs.GetElement(2), pairs.GetElement(3));
                var to = values + ((long)step * 8);
                to[0] = entries[(uint)a];
                to[1] = entries[a >> 32];
                to[2] = entries[(uint)b];
                to[3] = entries[b >> 32];
                to[4] = entries[(uint)c];
                to[5] = entries[c >> 32];
                to[6] = entries[(uint)d];
                to[7] = entries[d >> 32];
            }
        }

        return steps * 8;
    }

    public static InvalidDataException OutOfRange() => new("a dictionary index is beyond the dictionary");

    private static ulong Combine(ReadOnlySpan<byte> bytes, int shift, int width)
    {
        var value = BinaryPrimitives.ReadUInt64LittleEndian(bytes) >> shift;
        if (shift + width > 64)
        {
            value |= (ulong)bytes[8] << (64 - shift);
        }

        return width == 64 ? value : value & ((1UL << width) - 1);
    }

    // Lanes 0 to 3 look at the bytes from the step's start, lanes 4 to 7 at those from half its bytes on.
    private static byte[] MakeShuffles()
    {
        var table = new byte[(VectorWidthMax + 1) * 32];
        for (var width = 1; width <= VectorWidthMax; width++)
        {
            for (var lane = 0; lane < 8; lane++)
            {
                var start = (lane * width / 8) - (lane < 4 ? 0 : width / 2);
                for (var i = 0; i < 4; i++)
                {
                    table[(width * 32) + (lane * 4) + i] = (byte)(start + i);
                }
            }
        }

        return table;
    }

    private static uint[] MakeShifts()
    {
        var table = new uint[(VectorWidthMax + 1) * 8];
        for (var width = 1; width <= VectorWidthMax; width++)
        {
            for (var lane = 0; lane < 8; lane++)
            {
                table[(width * 8) + lane] = (uint)(lane * width) & 7;
            }
        }

        return table;
    }
}

using FsCheck.Fluent;
using Trading.Core.MarketData.Parquet;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.MarketData.Parquet;

public sealed class EncodingTests
{
    [Fact]
    public void BitPacking_ExampleOfTheFormat_ReadsZeroToSeven()
    {
        byte[] packed = [0b10001000, 0b11000110, 0b11111010];
        Assert.Equal([0, 1, 2, 3, 4, 5, 6, 7], Enumerable.Range(0, 8).Select(i => (int)BitUnpacker.Read(packed, i, 3)));
    }

    [Fact]
    public void Delta_ExamplesOfTheFormat_AreRead()
    {
        // Blocks of 128 in 4 parts; values 7,5,3,1,2,3,4,5: first 7, smallest delta -2, deltas above it 0,0,0,3,3,3,3 in 2 bits.
        byte[] encoded = [128, 1, 4, 8, 14, 3, 2, 0, 0, 0, 0b11000000, 0b00111111, 0, 0, 0, 0, 0, 0];
        var values = new long[8];
        DeltaDecoder.Decode(encoded, values);
        Assert.Equal([7, 5, 3, 1, 2, 3, 4, 5], values);

        // Values 1 to 5: every delta is 1, no bits at all.
        values = new long[5];
        DeltaDecoder.Decode([128, 1, 4, 5, 2, 2, 0, 0, 0, 0], values);
        Assert.Equal([1, 2, 3, 4, 5], values);
    }

    [Theory]
    [InlineData(new byte[] { 128, 1, 4, 3, 2 })]
    [InlineData(new byte[] { 128, 1, 4, 2, 2, 2, 0, 0, 0, 0 })]
    [InlineData(new byte[] { 128, 1, 0, 3, 2, 2, 0, 0, 0, 0 })]
    [InlineData(new byte[] { 0, 1, 3, 2, 2, 0, 0, 0, 0 })]
    [InlineData(new byte[] { 128, 1, 3, 3, 2, 2, 0, 0, 0 })]
    [InlineData(new byte[] { 128, 1, 32, 3, 2, 2, 0, 0, 0 })]
    [InlineData(new byte[] { 128, 1, 4, 3, 2, 2, 65, 0, 0, 0 })]
    [InlineData(new byte[] { 128, 1, 4, 3, 2, 2, 64, 0, 0, 0, 1 })]
    [InlineData(new byte[] { 128, 1, 4, 3, 2, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 1 })]
    public void Delta_Corrupt_IsInvalidData(byte[] encoded) =>
        Assert.Throws<InvalidDataException>(() => DeltaDecoder.Decode(encoded, new long[3]));

    [Fact]
    public void Delta_AnyValues_SurviveEncoding() => Properties.Check(
        Gen.OneOf(
            Longs.Between(long.MinValue, long.MaxValue).ArrayOf(),
            Longs.Between(0, 200_000).ArrayOf(),
            Gen.Choose(0, 2_000).Select(count => Enumerable.Range(0, count).Select(i => i * 60_000L).ToArray())),
        values =>
        {
            var decoded = new long[values.Length];
            DeltaDecoder.Decode(TestBytes.Delta(values), decoded);
            return decoded.SequenceEqual(values);
        });

    [Fact]
    public void Delta_32Bits_WrapsLikeTheWriter()
    {
        long[] values = [int.MaxValue, int.MinValue, -1, 0, 5];
        var decoded = new int[5];
        DeltaDecoder.Decode([128, 1, 4, 5, .. Delta32(values)], decoded, new long[5]);
        Assert.Equal(values, decoded.Select(value => (long)value));
    }

    [Fact]
    public void Rle_RunsAndPackedRuns_AreLookedUp()
    {
        long[] dictionary = [10, 11, 12, 13, 14, 15, 16, 17];

        // Five times 4, then eight packed values 0 to 7.
        byte[] encoded = [5 << 1, 4, 3, 0b10001000, 0b11000110, 0b11111010];
        var values = new long[13];
        new RleDecoder(encoded, 3).LookUp(dictionary, values);
        Assert.Equal([14, 14, 14, 14, 14, 10, 11, 12, 13, 14, 15, 16, 17], values);
    }

    [Theory]
    [InlineData(3, new byte[] { })]
    [InlineData(3, new byte[] { 128 })]
    [InlineData(3, new byte[] { 4 << 1 })]
    [InlineData(3, new byte[] { 4 << 1, 9 })]
    [InlineData(3, new byte[] { 3, 255 })]
    [InlineData(3, new byte[] { 3, 255, 255, 255 })]
    [InlineData(3, new byte[] { 0, 1, 0, 1 })]
    [InlineData(3, new byte[] { 255, 255, 255, 255, 255, 255, 255 })]
    [InlineData(33, new byte[] { 8, 0, 0, 0, 0, 0 })]
    public void Rle_Corrupt_IsInvalidData(int width, byte[] encoded) =>
        Assert.Throws<InvalidDataException>(() => new RleDecoder(encoded, width).LookUp([1, 2, 3], new long[4]));

    [Fact]
    public void Rle_EveryWidth_SurvivesEncoding()
    {
        var random = new SeededRandom(11);
        for (var width = 0; width <= 20; width++)
        {
            var dictionary = Enumerable.Range(0, 1 << width).Select(i => i * 3L).ToArray();
            for (var repeat = 0; repeat < 20; repeat++)
            {
                var indexes = RandomIndexes(ref random, 1 << width);
                var values = new long[indexes.Length];
                new RleDecoder(TestBytes.Rle(width, indexes), width).LookUp(dictionary, values);
                Assert.Equal(indexes.Select(index => index * 3L), values);
            }
        }
    }

    [Fact]
    public void Rle_IndexBeyondTheDictionaryInALongPackedRun_IsInvalidData()
    {
        var indexes = Enumerable.Range(0, 1_000).Select(i => i % 128).ToArray();
        Assert.Throws<InvalidDataException>(() => new RleDecoder(TestBytes.Rle(7, indexes), 7).LookUp(new long[127], new long[1_000]));
    }

    [Fact]
    public void Levels_AnyMix_AreUnpackedAndCounted()
    {
        var random = new SeededRandom(12);
        for (var i = 0; i < 500; i++)
        {
            var levels = RandomIndexes(ref random, 2);
            var encoded = TestBytes.Levels(levels);
            var decoded = new bool[levels.Length];
            Assert.Equal(levels.Sum(), RleDecoder.Levels(encoded, decoded));
            Assert.Equal(levels.Select(level => level == 1), decoded);
            Assert.Equal(levels.All(level => level == 1), RleDecoder.AllOnes(encoded, levels.Length));
        }
    }

    [Theory]
    [InlineData(new byte[] { 5, 0xFF, 0x0F }, 12, true)]
    [InlineData(new byte[] { 5, 0xFF, 0x0F }, 13, false)]
    [InlineData(new byte[] { 5, 0xFE, 0xFF }, 16, false)]
    [InlineData(new byte[] { 8, 1, 3, 0xFF }, 12, true)]
    [InlineData(new byte[] { 8, 1, 8, 0 }, 8, false)]
    public void AllOnes_PackedAndRunLengths_LooksAtWantedLevelsOnly(byte[] encoded, int count, bool expected) =>
        Assert.Equal(expected, RleDecoder.AllOnes(encoded, count));

    [Fact]
    public void ByteStreamSplit_ExampleOfTheFormat_IsRead()
    {
        // Three 4-byte values AABBCCDD, 00112233, A3B4C5D6, first bytes first.
        byte[] split = [0xAA, 0x00, 0xA3, 0xBB, 0x11, 0xB4, 0xCC, 0x22, 0xC5, 0xDD, 0x33, 0xD6];
        var values = new int[3];
        ByteStreamSplit.Decode(split, values);
        Assert.Equal([unchecked((int)0xDDCCBBAA), 0x33221100, unchecked((int)0xD6C5B4A3)], values);
    }

    [Fact]
    public void ByteStreamSplit_AnyValues_SurviveEncoding() => Properties.Check(
        Longs.Between(long.MinValue, long.MaxValue).ArrayOf(),
        values =>
        {
            var split = new byte[values.Length * 8];
            ByteStreamSplit.Encode(values, split);
            var decoded = new long[values.Length];
            ByteStreamSplit.Decode(split, decoded);
            return decoded.SequenceEqual(values) && (values.Length == 0 || split[0] == (byte)values[0]);
        });

    // Deltas as a 32-bit writer takes them: wrapped, the smallest as it is, each part 32 bits wide.
    private static byte[] Delta32(long[] values)
    {
        var deltas = values.Skip(1).Zip(values, (next, value) => unchecked((int)(next - value))).ToArray();
        var min = deltas.Min();
        var packed = deltas.SelectMany(delta => BitConverter.GetBytes(unchecked(delta - min))).ToArray();
        return [.. ZigZag(values[0]), .. ZigZag(min), 32, 0, 0, 0, .. packed, .. new byte[(32 * 4) - packed.Length]];
    }

    private static byte[] ZigZag(long value)
    {
        var rest = (ulong)((value << 1) ^ (value >> 63));
        var bytes = new List<byte>();
        for (; rest >= 128; rest >>= 7)
        {
            bytes.Add((byte)(rest | 128));
        }

        return [.. bytes, (byte)rest];
    }

    private static int[] RandomIndexes(ref SeededRandom random, int count)
    {
        var indexes = new List<int>();
        for (var run = random.NextInt32(12) + 1; run > 0; run--)
        {
            var value = random.NextInt32(count);
            var isRun = random.NextInt32(2) == 0;
            for (var i = random.NextInt32(100) + 1; i > 0; i--)
            {
                indexes.Add(isRun ? value : random.NextInt32(count));
            }
        }

        return [.. indexes];
    }
}

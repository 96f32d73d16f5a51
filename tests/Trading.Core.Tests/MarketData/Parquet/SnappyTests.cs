using FsCheck.Fluent;
using Trading.Core.MarketData.Parquet;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.MarketData.Parquet;

public sealed class SnappyTests
{
    [Fact]
    public void Decode_HandMadeBlock_LiteralsAndAllThreeKindsOfCopies()
    {
        // "abcd", copy 4 from 4 back, copy 5 from 3 back by two offset bytes, copy 2 from 13 back by four, 61 literal bytes with a length byte.
        byte[] tail = [.. Enumerable.Range(0, 61).Select(i => (byte)i)];
        byte[] block =
        [
            76, 3 << 2, (byte)'a', (byte)'b', (byte)'c', (byte)'d', 1, 4, (4 << 2) | 2, 3, 0, (1 << 2) | 3, 13, 0, 0, 0, 60 << 2, 60, .. tail,
        ];
        Assert.Equal([.. "abcdabcdbcdbcab"u8, .. tail], Decode(block, 76));
    }

    [Fact]
    public void Decode_TinyAndRepeated_AreWhatTheySay()
    {
        Assert.Empty(Decode([0], 0));
        Assert.Equal([7], Decode([1, 0, 7], 1));
        Assert.Equal(Enumerable.Repeat((byte)9, 129), Decode([129, 1, 0, 9, 254, 1, 0, 254, 1, 0], 129));
    }

    [Theory]
    [InlineData(new byte[] { })]
    [InlineData(new byte[] { 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x0F })]
    [InlineData(new byte[] { 5, 0, 1 })]
    [InlineData(new byte[] { 4, 1, 0 })]
    [InlineData(new byte[] { 4, 1, 4 })]
    [InlineData(new byte[] { 4, 8 << 2, 1, 2, 3 })]
    [InlineData(new byte[] { 4, 4 << 2, 1, 2, 3, 4, 5 })]
    [InlineData(new byte[] { 4, 62 << 2, 1 })]
    [InlineData(new byte[] { 4, 63 << 2, 255, 255, 255, 255, 1 })]
    [InlineData(new byte[] { 4, 3, 1 })]
    [InlineData(new byte[] { 9, 0, 1, 255, 255 })]
    public void Decode_Corrupt_IsInvalidData(byte[] block) =>
        Assert.Throws<InvalidDataException>(() => Decode(block, block.Length == 0 ? 4 : block[0]));

    [Fact]
    public void Decode_LengthOtherThanThePage_IsInvalidData() =>
        Assert.Throws<InvalidDataException>(() => Decode([1, 0, 7], 2));

    [Fact]
    public void Decode_TargetWithoutSlop_IsRefused() =>
        Assert.Throws<ArgumentException>(() => SnappyDecoder.Decode([1, 0, 7], new byte[1], 1));

    [Fact]
    public void Decode_PricesAndTimes_AreWhatAPlainDecoderSees()
    {
        foreach (var source in Samples())
        {
            var block = Encode(source);
            Assert.Equal(source, PlainSnappy.Decode(block));
            Assert.Equal(source, Decode(block, source.Length));
        }
    }

    [Fact]
    public void DecodePair_BlocksOfAnyLength_AreWhatEachDecodesTo()
    {
        var samples = Samples();
        foreach (var first in samples)
        {
            foreach (var second in samples)
            {
                var (block1, block2) = (Encode(first), Encode(second));
                var target1 = new byte[first.Length + SnappyDecoder.Slop];
                var target2 = new byte[second.Length + SnappyDecoder.Slop];
                SnappyDecoder.DecodePair(block1, target1, first.Length, block2, target2, second.Length);
                Assert.Equal(first, target1[..first.Length]);
                Assert.Equal(second, target2[..second.Length]);
            }
        }
    }

    [Fact]
    public void DecodePair_OneOfThemCorrupt_IsInvalidData()
    {
        var source = Samples()[3];
        var good = Encode(source);
        var bad = good.ToArray();
        bad[bad.Length / 2] = 0xFF;
        bad.AsSpan((bad.Length / 2) + 1, 8).Fill(0xFF);
        var (target1, target2) = (new byte[source.Length + SnappyDecoder.Slop], new byte[source.Length + SnappyDecoder.Slop]);
        Assert.Throws<InvalidDataException>(() => SnappyDecoder.DecodePair(good, target1, source.Length, bad, target2, source.Length));
        Assert.Throws<InvalidDataException>(() => SnappyDecoder.DecodePair(bad, target1, source.Length, good, target2, source.Length));
    }

    [Fact]
    public void Decode_RandomTags_AgreesWithAPlainDecoderOrBothRefuse()
    {
        var random = new SeededRandom(20_210_101);
        var decoded = 0;
        for (var i = 0; i < 3_000; i++)
        {
            var block = RandomBlock(ref random, out var length);
            if (random.NextInt32(3) == 0)
            {
                block[random.NextInt32(block.Length)] ^= (byte)(1 << random.NextInt32(8));
            }

            var expected = PlainSnappy.Decode(block);
            if (expected?.Length == length)
            {
                Assert.Equal(expected, Decode(block, length));
                decoded++;
            }
            else
            {
                Assert.Throws<InvalidDataException>(() => Decode(block, length));
            }
        }

        Assert.InRange(decoded, 1_500, 3_000);
    }

    [Fact]
    public void Decode_DamagedTimesAndPrices_AgreesWithAPlainDecoderAndStaysInItsTarget()
    {
        var random = new SeededRandom(20_230_303);
        var samples = Samples()[2..4].Select(sample => sample[..16_000]).Select(Encode).ToArray();
        var (first, second) = (new byte[16_000 + SnappyDecoder.Slop + 64], new byte[16_000 + SnappyDecoder.Slop + 64]);
        for (var i = 0; i < 2_000; i++)
        {
            var (block1, block2) = (Damage(samples[i & 1], ref random), Damage(samples[random.NextInt32(2)], ref random));
            var (expected1, expected2) = (PlainSnappy.Decode(block1), PlainSnappy.Decode(block2));
            first.AsSpan().Fill(0xA5);
            second.AsSpan().Fill(0xA5);
            var error = Record.Exception(() => SnappyDecoder.DecodePair(
                block1, first.AsSpan(0, first.Length - 64), 16_000, block2, second.AsSpan(0, second.Length - 64), 16_000));
            if (expected1 is { Length: 16_000 } && expected2 is { Length: 16_000 })
            {
                Assert.Null(error);
                Assert.True(first.AsSpan(0, 16_000).SequenceEqual(expected1) && second.AsSpan(0, 16_000).SequenceEqual(expected2));
            }
            else
            {
                Assert.IsType<InvalidDataException>(error);
            }

            Assert.False(first.AsSpan(16_000 + SnappyDecoder.Slop).ContainsAnyExcept((byte)0xA5));
            Assert.False(second.AsSpan(16_000 + SnappyDecoder.Slop).ContainsAnyExcept((byte)0xA5));
        }
    }

    [Fact]
    public void Encode_ThenDecode_IsIdentity() => Properties.Check(
        Gen.Choose(0, 3).SelectMany(kind => Gen.Choose(0, kind == 0 ? 255 : 3).ArrayOf()),
        values =>
        {
            var source = values.Select(value => (byte)value).ToArray();
            return Decode(Encode(source), source.Length).SequenceEqual(source);
        });

    private static byte[] Decode(byte[] block, int length)
    {
        var target = new byte[length + SnappyDecoder.Slop];
        SnappyDecoder.Decode(block, target, length);
        return target[..length];
    }

    private static byte[] Encode(byte[] source)
    {
        var target = new byte[SnappyEncoder.SizeMax(source.Length)];
        return target[..SnappyEncoder.Encode(source, target)];
    }

    // Up to two bytes of tags, literals or offsets.
    private static byte[] Damage(byte[] block, ref SeededRandom random)
    {
        var damaged = block.ToArray();
        for (var count = random.NextInt32(3); count > 0; count--)
        {
            damaged[random.NextInt32(damaged.Length - 3) + 3] = (byte)random.NextUInt64();
        }

        return damaged;
    }

    private static byte[][] Samples()
    {
        var random = new SeededRandom(7);
        var times = Enumerable.Range(0, 20_000).Select(i => 1_609_459_200_000 + (60_000L * i)).ToArray();
        var prices = new double[20_000];
        var price = 29_000.0;
        for (var i = 0; i < prices.Length; i++)
        {
            price += random.NextInt32(4_001) - 2_000;
            prices[i] = Math.Round(price) / 100;
        }

        var noise = new byte[70_000];
        for (var i = 0; i < noise.Length; i++)
        {
            noise[i] = (byte)random.NextUInt64();
        }

        return [[], [1], TestBytes.Plain(times), TestBytes.Plain(prices), noise, new byte[100_000], [.. noise[..60], .. noise[..60]]];
    }

    private static byte[] RandomBlock(ref SeededRandom random, out int length)
    {
        var tags = new List<byte>();
        length = 0;
        for (var i = random.NextInt32(400) + 1; i > 0; i--)
        {
            var kind = length == 0 ? 0 : random.NextInt32(5);
            var part = random.NextInt32(8) > 0 ? random.NextInt32(8) + 1 : random.NextInt32(64) + 1;
            var offset = random.NextInt32(Math.Min(length, random.NextInt32(2) == 0 ? 24 : 2_047) + 1);
            offset = Math.Max(offset, Math.Min(1, length));
            switch (kind)
            {
                case 0 or 1:
                    part = Math.Min(part, 60);
                    tags.Add((byte)((part - 1) << 2));
                    for (var j = 0; j < part; j++)
                    {
                        tags.Add((byte)random.NextUInt64());
                    }

                    break;
                case 2 or 3:
                    part = Math.Clamp(part, 4, 11);
                    tags.AddRange([(byte)(((offset >> 8) << 5) | ((part - 4) << 2) | 1), (byte)offset]);
                    break;
                default:
                    tags.AddRange([(byte)(((part - 1) << 2) | 2), (byte)offset, (byte)(offset >> 8)]);
                    break;
            }

            length += part;
        }

        return [(byte)(length | 128), (byte)((length >> 7) | 128), (byte)(length >> 14), .. tags];
    }
}

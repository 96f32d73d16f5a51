using Trading.Core.Market;
using Trading.Core.MarketData.Parquet;

namespace Trading.Core.Tests.MarketData.Parquet;

/// <summary>Broken files: values or an <see cref="InputException"/> that names the file, nothing else, and little memory.</summary>
public sealed class ParquetFuzzTests
{
    private const long AllocationMax = 96 << 20;

    [Fact]
    public void Read_CutAtEveryByte_IsRefused()
    {
        foreach (var file in Files())
        {
            for (var length = 0; length < file.Length; length++)
            {
                Assert.IsType<InputException>(TryRead(file[..length]));
            }
        }
    }

    [Fact]
    public void Read_AnyBitFlipped_IsReadOrRefused()
    {
        foreach (var file in Files())
        {
            for (var bit = 0; bit < file.Length * 8; bit += file.Length > 2_000 ? 3 : 1)
            {
                var broken = file.ToArray();
                broken[bit >> 3] ^= (byte)(1 << (bit & 7));
                AssertHarmless(broken);
            }
        }
    }

    [Fact]
    public void Read_RandomDamage_IsReadOrRefused()
    {
        var random = new SeededRandom(20_220_202);
        var refused = 0;
        foreach (var file in Files())
        {
            for (var i = 0; i < 1_500; i++)
            {
                var broken = file.ToArray();
                Damage(broken, ref random);
                refused += AssertHarmless(broken) ? 1 : 0;
            }
        }

        // Large enough for the fast ways through Snappy, dictionaries and gathers.
        var large = TestCandles.ToFile(TestCandles.Minutes(1_609_459_200_000, 1_200), new ParquetWriterOptions { Codec = ParquetCodec.Snappy });
        var packed = TestCandles.Minutes(1_609_459_200_000, 1_200);
        for (var i = 0; i < packed.Count; i++)
        {
            packed.High[i] = i * 7 % 113;
            packed.Volume[i] = i * 11 % 37;
        }

        foreach (var file in new[] { large, TestCandles.ToFile(packed, new ParquetWriterOptions { DoubleEncoding = ParquetEncoding.RleDictionary }) })
        {
            for (var i = 0; i < 1_000; i++)
            {
                var broken = file.ToArray();
                Damage(broken, ref random);
                refused += AssertHarmless(broken) ? 1 : 0;
            }
        }

        Assert.True(refused > 1_000, $"only {refused} files were refused");
    }

    [Fact]
    public void Read_HostileCountsInTheFooter_AllocateLittle()
    {
        // Varints of the largest numbers over every place of the footer, where the counts and sizes are.
        byte[][] numbers = [[0xFF, 0xFF, 0xFF, 0xFF, 0x0F], [0xFE, 0xFF, 0xFF, 0xFF, 0x0F], [0xFE, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 1]];
        foreach (var file in Files())
        {
            var footer = BitConverter.ToInt32(file, file.Length - 8);
            foreach (var number in numbers)
            {
                for (var at = file.Length - 8 - footer; at < file.Length - 8 - number.Length; at++)
                {
                    var broken = file.ToArray();
                    number.CopyTo(broken, at);
                    AssertHarmless(broken);
                }
            }
        }
    }

    private static void Damage(byte[] file, ref SeededRandom random)
    {
        // Half of the damage goes to the footer and page headers' neighbourhood at the file's ends.
        for (var count = random.NextInt32(4) + 1; count > 0; count--)
        {
            var at = random.NextInt32(2) == 0 ? random.NextInt32(file.Length) : file.Length - 1 - random.NextInt32(file.Length / 2);
            var length = Math.Min(file.Length - at, random.NextInt32(6) + 1);
            var kind = random.NextInt32(4);
            for (var i = 0; i < length; i++)
            {
                file[at + i] = kind switch
                {
                    0 => 0xFF,
                    1 => 0,
                    2 => (byte)random.NextUInt64(),
                    _ => file[random.NextInt32(file.Length)],
                };
            }
        }
    }

    private static bool AssertHarmless(byte[] file)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var error = TryRead(file);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(error is null or InputException, error?.ToString());
        Assert.True(allocated < AllocationMax, $"{allocated} bytes for a file of {file.Length}");
        Assert.StartsWith("f.parquet: ", error?.Message ?? "f.parquet: ");
        return error is not null;
    }

    private static Exception? TryRead(byte[] file)
    {
        try
        {
            new CandleParquetReader().Read(file, "f.parquet", new CandleColumns(), new Timestamp(1), new Timestamp(long.MaxValue));
            return null;
        }
        catch (Exception error)
        {
            return error;
        }
    }

    private static byte[][] Files()
    {
        var candles = TestCandles.Minutes(1_609_459_200_000, 40);
        candles.OpenTimeMs[39] += 600_000;
        for (var i = 0; i < 40; i++)
        {
            candles.Volume[i] = i % 3;
        }

        return
        [
            TestCandles.ToFile(candles, new ParquetWriterOptions { RowGroupSize = 30 }),
            TestCandles.ToFile(candles, new ParquetWriterOptions { Codec = ParquetCodec.Snappy, DoubleEncoding = ParquetEncoding.RleDictionary }),
            TestCandles.ToFile(candles, new ParquetWriterOptions { Codec = ParquetCodec.Gzip, DoubleEncoding = ParquetEncoding.ByteStreamSplit }),
            Foreign(),
        ];
    }

    // What our writer never writes: old times, floats, levels, pages of version 2, Brotli.
    private static byte[] Foreign()
    {
        var times = new TestPage([.. Enumerable.Range(0, 20).SelectMany(i => (byte[])[.. BitConverter.GetBytes(i * 60_000_000_000L), .. BitConverter.GetBytes(2_459_216)])], 20);
        var floats = new TestPage(TestBytes.Plain([.. Enumerable.Range(0, 20).Select(i => i + 0.5f)]), 20)
        {
            Levels = TestBytes.Levels([.. Enumerable.Repeat(1, 20)]),
            IsVersion2 = true,
        };
        var integers = new TestPage(TestBytes.Delta([.. Enumerable.Range(0, 20).Select(i => i * (long)i)]), 20) { Encoding = ParquetEncoding.DeltaBinaryPacked };
        return TestColumn.ToFile(
            20,
            new TestColumn("date", ParquetPhysicalType.Int96, times) { Codec = ParquetCodec.Brotli },
            new TestColumn("open", ParquetPhysicalType.Float, floats) { IsOptional = true, Codec = ParquetCodec.Snappy },
            new TestColumn("high", ParquetPhysicalType.Float, floats) { IsOptional = true, Codec = ParquetCodec.Brotli },
            new TestColumn("low", ParquetPhysicalType.Float, floats with { IsVersion2 = false }) { IsOptional = true },
            new TestColumn("close", ParquetPhysicalType.Int64, integers) { Converted = 5, Scale = 2 },
            new TestColumn("volume", ParquetPhysicalType.Int64, integers with { IsVersion2 = true }) { Codec = ParquetCodec.Gzip });
    }
}

using FsCheck.Fluent;
using Trading.Core.Market;
using Trading.Core.MarketData.Parquet;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.MarketData.Parquet;

public sealed class CandleParquetTests
{
    private const long Start = 1_609_459_200_000;

    [Fact]
    public void Write_ThenRead_AnyCandlesAndOptions_IsIdentity()
    {
        var reader = new CandleParquetReader();
        var read = new CandleColumns();
        var encodings = new[] { ParquetEncoding.Plain, ParquetEncoding.ByteStreamSplit, ParquetEncoding.RleDictionary };
        var codecs = new[] { ParquetCodec.Uncompressed, ParquetCodec.Snappy, ParquetCodec.Gzip };
        var cases =
            from count in Gen.Choose(0, 300)
            from seed in Gen.Choose(0, int.MaxValue)
            from encoding in Gen.Elements(encodings)
            from codec in Gen.Elements(codecs)
            from rows in Gen.Choose(1, 400)
            select (Candles: RandomCandles(count, (ulong)seed), new ParquetWriterOptions { Codec = codec, DoubleEncoding = encoding, RowGroupSize = rows });
        Properties.Check(cases, x =>
        {
            var file = TestCandles.ToFile(x.Candles, x.Item2);
            read.Clear();
            return reader.Read(file, "test.parquet", read) == x.Candles.Count && TestCandles.AreEqual(x.Candles, read);
        });
    }

    [Fact]
    public void Read_Range_IsWhatAFilterKeeps()
    {
        var candles = RandomCandles(1_000, 3);
        var file = TestCandles.ToFile(candles, new ParquetWriterOptions { RowGroupSize = 64 });
        var cases = from first in Gen.Choose(-10, 1_010) from length in Gen.Choose(-5, 1_010) select (first, first + length);
        Properties.Check(cases, range =>
        {
            var (from, to) = (At(range.first), At(range.Item2));
            var expected = new CandleColumns();
            for (var i = 0; i < candles.Count; i++)
            {
                if (candles[i].OpenTime >= from && candles[i].OpenTime < to)
                {
                    expected.Append(candles[i]);
                }
            }

            var read = new CandleColumns();
            return new CandleParquetReader().Read(file, "test.parquet", read, from, to) == expected.Count && TestCandles.AreEqual(expected, read);
        });

        Timestamp At(int index) => new(candles.OpenTimeMs[Math.Clamp(index, 0, 999)] + ((index - Math.Clamp(index, 0, 999)) * 60_000L));
    }

    [Fact]
    public void Read_Range_OpensOnlyRowGroupsThatOverlapIt()
    {
        var candles = TestCandles.Minutes(Start, 300);
        var file = TestCandles.ToFile(candles, new ParquetWriterOptions { RowGroupSize = 100 });

        // The first row group's pages are ruined: reading it would fail.
        file.AsSpan(4, 200).Fill(0xFF);
        var read = new CandleColumns();
        Assert.Equal(200, new CandleParquetReader().Read(file, "test.parquet", read, from: new Timestamp(Start + (100 * 60_000))));
        Assert.Equal(0, new CandleParquetReader().Read(file, "test.parquet", read, to: new Timestamp(Start)));
        Assert.Throws<InputException>(() => new CandleParquetReader().Read(file, "test.parquet", read, to: new Timestamp(Start + 1)));
        Assert.Equal(200, read.Count);
    }

    [Fact]
    public void Read_FromStream_AppendsBehindWhatIsThere()
    {
        var candles = TestCandles.Minutes(Start, 5);
        using var stream = new MemoryStream(TestCandles.ToFile(candles, new ParquetWriterOptions { RowGroupSize = 3 }));
        var read = new CandleColumns();
        read.Append(candles[4]);
        var reader = new CandleParquetReader();
        Assert.Equal(2, reader.Read(stream, "test.parquet", read, to: new Timestamp(Start + 120_000)));
        Assert.Equal([Start + 240_000, Start, Start + 60_000], read.OpenTimeMs[..read.Count]);
        Assert.Equal(2, reader.ReadRowGroup(reader.Open(stream, "test.parquet"), 1, read));
        Assert.Equal(candles[4], read[4]);
    }

    [Fact]
    public void Read_OnceBuffersHaveGrown_AllocatesTheFooterOnly()
    {
        var file = TestCandles.ToFile(TestCandles.Minutes(Start, 50_000), new ParquetWriterOptions { Codec = ParquetCodec.Snappy });
        var (reader, read) = (new CandleParquetReader(), new CandleColumns());
        reader.Read(file, "test.parquet", read);
        read.Clear();
        var before = GC.GetAllocatedBytesForCurrentThread();
        reader.Read(file, "test.parquet", read);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 16_000);
    }

    [Theory]
    [InlineData("time", "open", "high", "low", "close", "volume")]
    [InlineData("Timestamp", "Open", "HIGH", "Low", "Close", "Volume")]
    [InlineData("open_time", "open", "high", "low", "close", "volume")]
    [InlineData("DATE", "open", "high", "low", "close", "volume")]
    public void Read_NamesInAnyCaseAndOrderBesideOthers_FindsTheColumns(string time, string open, string high, string low, string close, string volume)
    {
        var symbol = new TestColumn("symbol", ParquetPhysicalType.ByteArray, new TestPage([3, 0, 0, 0, 1, 2, 3], 1));
        var quote = Price("quote_volume", 99) with { Codec = ParquetCodec.Zstd };
        var file = TestColumn.ToFile(1, symbol, Price(volume, 5), Price(close, 4), quote, Price(low, 3), Price(high, 2), Price(open, 1), Time(time));
        var read = new CandleColumns();
        new CandleParquetReader().Read(file, "test.parquet", read);
        Assert.Equal(new Candle(new Timestamp(Start), 1, 2, 3, 4, 5), read[0]);
    }

    [Fact]
    public void Read_ColumnMissing_NamesWhatWasLookedForAndFound()
    {
        var file = TestColumn.ToFile(1, Time("at"), Price("open", 1));
        var error = Assert.Throws<InputException>(() => new CandleParquetReader().Read(file, "btc.parquet", new CandleColumns()));
        Assert.Equal("btc.parquet: no column is called time, timestamp, open_time, date; it has at, open", error.Message);
    }

    [Fact]
    public void Read_NullInACandle_NamesColumnAndRow()
    {
        var page = new TestPage(TestBytes.Plain(1.0, 1.0), 3) { Levels = TestBytes.Levels(1, 1, 0) };
        var low = new TestColumn("low", ParquetPhysicalType.Double, page) { IsOptional = true };
        var three = new TestPage(TestBytes.Plain(1.0, 1.0, 1.0), 3);
        var others = new[] { "open", "high", "close", "volume" }.Select(name => new TestColumn(name, ParquetPhysicalType.Double, three));
        var time = new TestColumn("time", ParquetPhysicalType.Int64, new TestPage(TestBytes.Plain(1L, 2L, 3L), 3)) { TimestampUnit = 1 };
        var error = Assert.Throws<InputException>(
            () => new CandleParquetReader().Read(TestColumn.ToFile(3, [time, low, .. others]), "btc.parquet", new CandleColumns()));
        Assert.Equal("btc.parquet: row 3: 'low' is null, a candle needs a value", error.Message);
    }

    [Fact]
    public void Read_PagesThatDoNotLineUp_AreReadEachAtItsPace()
    {
        var open = new TestColumn(
            "open", ParquetPhysicalType.Double, new TestPage(TestBytes.Plain(1.0), 1), new TestPage(TestBytes.Plain(2.0, 3.0), 2)) { Codec = ParquetCodec.Snappy };
        var three = new TestPage(TestBytes.Plain(7.0, 8.0, 9.0), 3);
        var others = new[] { "high", "low", "close", "volume" }
            .Select(name => new TestColumn(name, ParquetPhysicalType.Double, three) { Codec = ParquetCodec.Snappy });
        var time = new TestColumn("time", ParquetPhysicalType.Int64, new TestPage(TestBytes.Plain(1L, 2L, 3L), 3)) { TimestampUnit = 1 };
        var read = new CandleColumns();
        new CandleParquetReader().Read(TestColumn.ToFile(3, [time, open, .. others]), "test.parquet", read);
        Assert.Equal([1, 2, 3], read.Open[..3]);
        Assert.Equal([7, 8, 9], read.High[..3]);
    }

    private static TestColumn Price(string name, double value) => new(name, ParquetPhysicalType.Double, new TestPage(TestBytes.Plain(value), 1));

    private static TestColumn Time(string name) =>
        new(name, ParquetPhysicalType.Int64, new TestPage(TestBytes.Plain(Start), 1)) { TimestampUnit = 1 };

    private static CandleColumns RandomCandles(int count, ulong seed)
    {
        var random = new SeededRandom(seed);
        var candles = new CandleColumns(count);
        var time = Start;
        for (var i = 0; i < count; i++)
        {
            time += 60_000L * (random.NextInt32(20) == 0 ? random.NextInt32(500) + 1 : 1);
            candles.Append(new Candle(new Timestamp(time), Value(ref random), Value(ref random), Value(ref random), Value(ref random), Value(ref random)));
        }

        return candles;
    }

    // Few values that repeat, round ones, and any bits that are a number.
    private static double Value(ref SeededRandom random)
    {
        var kind = random.NextInt32(3);
        var any = BitConverter.UInt64BitsToDouble(random.NextUInt64());
        return kind == 0 ? random.NextInt32(9) : kind == 1 || double.IsNaN(any) ? random.NextInt32(1_000_000) / 100.0 : any;
    }
}

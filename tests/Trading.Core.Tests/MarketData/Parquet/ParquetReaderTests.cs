using Trading.Core.Market;
using Trading.Core.MarketData.Parquet;

namespace Trading.Core.Tests.MarketData.Parquet;

public sealed class ParquetReaderTests
{
    private static readonly double[] Prices = [1.5, -2.25, 3e300, 0.1];

    [Theory]
    [InlineData(ParquetCodec.Uncompressed, false)]
    [InlineData(ParquetCodec.Snappy, false)]
    [InlineData(ParquetCodec.Gzip, false)]
    [InlineData(ParquetCodec.Brotli, false)]
    [InlineData(ParquetCodec.Uncompressed, true)]
    [InlineData(ParquetCodec.Snappy, true)]
    [InlineData(ParquetCodec.Gzip, true)]
    [InlineData(ParquetCodec.Brotli, true)]
    public void ReadDouble_EveryCodecAndPageVersion_ReadsValuesAndNulls(ParquetCodec codec, bool isVersion2)
    {
        var first = new TestPage(TestBytes.Plain(Prices), 6) { Levels = TestBytes.Levels(1, 0, 1, 1, 0, 1), IsVersion2 = isVersion2 };
        var second = new TestPage(TestBytes.Plain(7.0, 8.0), 2) { Levels = TestBytes.Levels(1, 1), IsVersion2 = isVersion2 };
        var file = TestColumn.ToFile(
            8, new TestColumn("v", ParquetPhysicalType.Double, first, second) { IsOptional = true, Codec = codec });
        var values = new ParquetValues<double>();
        ParquetReader.Open(file, "test.parquet").ReadDouble(0, 0, values);
        Assert.Equal([1.5, double.NaN, -2.25, 3e300, double.NaN, 0.1, 7, 8], values.Values.ToArray());
        Assert.Equal(2, values.NullCount);
        Assert.Equal([1, 4], Enumerable.Range(0, 8).Where(values.IsNull));
    }

    [Fact]
    public void ReadDouble_Version2PageLeftUncompressed_IsReadAsItIs()
    {
        var page = new TestPage(TestBytes.Plain(Prices), 4) { Levels = TestBytes.Levels(1, 1, 1, 1), IsVersion2 = true, IsCompressed = false };
        Assert.Equal(Prices, TestBytes.Doubles(TestColumn.ToFile(
            4, new TestColumn("v", ParquetPhysicalType.Double, page) { IsOptional = true, Codec = ParquetCodec.Snappy })));
    }

    [Theory]
    [InlineData(ParquetEncoding.PlainDictionary, ParquetCodec.Uncompressed)]
    [InlineData(ParquetEncoding.RleDictionary, ParquetCodec.Snappy)]
    public void ReadDouble_Dictionary_LooksUpEachIndexBesideOtherPages(ParquetEncoding encoding, ParquetCodec codec)
    {
        var dictionary = new TestPage(TestBytes.Plain(Prices), 4) { Kind = 2, Encoding = ParquetEncoding.PlainDictionary };
        var index = new TestPage([1, 2, 3], 0) { Kind = 1 };
        var data = new TestPage(TestBytes.Indexes(2, 3, 3, 0, 1), 4) { Encoding = encoding };
        var plain = new TestPage(TestBytes.Plain(9.0), 1);
        var file = TestColumn.ToFile(
            5, new TestColumn("v", ParquetPhysicalType.Double, dictionary, index, data, plain) { Codec = codec, HasDictionary = true });
        Assert.Equal([0.1, 0.1, 1.5, -2.25, 9], TestBytes.Doubles(file));
    }

    [Fact]
    public void ReadDouble_SplitBytes_AreJoined()
    {
        var split = new byte[32];
        ByteStreamSplit.Encode(Prices.Select(BitConverter.DoubleToInt64Bits).ToArray(), split);
        Assert.Equal(Prices, TestBytes.Doubles(TestColumn.ToFile(
            4, new TestColumn("v", ParquetPhysicalType.Double, new TestPage(split, 4) { Encoding = ParquetEncoding.ByteStreamSplit }))));
    }

    [Fact]
    public void ReadDouble_FloatsIntegersAndDecimals_AreConverted()
    {
        var file = TestColumn.ToFile(
            3,
            new TestColumn("f", ParquetPhysicalType.Float, new TestPage(TestBytes.Plain(1.5f, 0.1f, -3e38f), 3)),
            new TestColumn("i", ParquetPhysicalType.Int32, new TestPage(TestBytes.Plain(1, int.MinValue, int.MaxValue), 3)),
            new TestColumn("l", ParquetPhysicalType.Int64, new TestPage(TestBytes.Delta(1, long.MinValue, 1L << 53), 3) { Encoding = ParquetEncoding.DeltaBinaryPacked }),
            new TestColumn("d", ParquetPhysicalType.Int64, new TestPage(TestBytes.Plain(123_456L, -1L, 7L), 3)) { Converted = 5, Scale = 2 },
            new TestColumn("e", ParquetPhysicalType.Int32, new TestPage(TestBytes.Plain(123_456, -1, 7), 3)) { Converted = 5, Scale = 4 });
        Assert.Equal([1.5, 0.1f, -3e38f], TestBytes.Doubles(file, "f"));
        Assert.Equal([1, int.MinValue, int.MaxValue], TestBytes.Doubles(file, "I"));
        Assert.Equal([1, -9_223_372_036_854_775_808.0, 9_007_199_254_740_992], TestBytes.Doubles(file, "l"));
        Assert.Equal([1234.56, -0.01, 0.07], TestBytes.Doubles(file, "d"));
        Assert.Equal([12.3456, -0.0001, 0.0007], TestBytes.Doubles(file, "e"));
    }

    [Fact]
    public void ReadInt64_NarrowEncodings_AreWidened()
    {
        byte[] split = [1, 255, 0, 255, 0, 255, 0, 255];
        byte[] delta = [128, 1, 4, 2, 2, 1, 0, 0, 0, 0];
        var file = TestColumn.ToFile(
            2,
            new TestColumn("s", ParquetPhysicalType.Int32, new TestPage(split, 2) { Encoding = ParquetEncoding.ByteStreamSplit }),
            new TestColumn("d", ParquetPhysicalType.Int32, new TestPage(delta, 2) { Encoding = ParquetEncoding.DeltaBinaryPacked }));
        Assert.Equal([1, -1], TestBytes.Int64s(file, "s"));
        Assert.Equal([1, 0], TestBytes.Int64s(file, "d"));
    }

    [Fact]
    public void ReadTimeMs_EveryUnit_IsMilliseconds()
    {
        const long Ms = 1_609_459_200_123;
        byte[] int96 = [.. BitConverter.GetBytes(123_000_000L), .. BitConverter.GetBytes(2_459_216)];
        var file = TestColumn.ToFile(
            1,
            new TestColumn("ms", ParquetPhysicalType.Int64, Page(Ms)) { TimestampUnit = 1 },
            new TestColumn("us", ParquetPhysicalType.Int64, Page((Ms * 1_000) + 999)) { TimestampUnit = 2 },
            new TestColumn("ns", ParquetPhysicalType.Int64, Page((Ms * 1_000_000) + 999_999)) { TimestampUnit = 3 },
            new TestColumn("past", ParquetPhysicalType.Int64, Page(-1)) { TimestampUnit = 2 },
            new TestColumn("oldMs", ParquetPhysicalType.Int64, Page(Ms)) { Converted = 9 },
            new TestColumn("oldUs", ParquetPhysicalType.Int64, Page(Ms * 1_000)) { Converted = 10 },
            new TestColumn("date", ParquetPhysicalType.Int32, new TestPage(TestBytes.Plain(18_628), 1)) { Converted = 6 },
            new TestColumn("int96", ParquetPhysicalType.Int96, new TestPage(int96, 1)),
            new TestColumn("bareS", ParquetPhysicalType.Int64, Page(1_609_459_200)),
            new TestColumn("bareMs", ParquetPhysicalType.Int64, Page(Ms)),
            new TestColumn("bareUs", ParquetPhysicalType.Int64, Page(Ms * 1_000)),
            new TestColumn("bareNs", ParquetPhysicalType.Int64, Page(Ms * 1_000_000)),
            new TestColumn("bareInt", ParquetPhysicalType.Int32, new TestPage(TestBytes.Plain(1_609_459_200), 1)));
        foreach (var name in new[] { "ms", "us", "ns", "oldMs", "oldUs", "int96", "bareMs", "bareUs", "bareNs" })
        {
            Assert.Equal([Ms], TestBytes.TimesMs(file, name));
        }

        foreach (var name in new[] { "date", "bareS", "bareInt" })
        {
            Assert.Equal([1_609_459_200_000], TestBytes.TimesMs(file, name));
        }

        Assert.Equal([-1], TestBytes.TimesMs(file, "past"));

        static TestPage Page(long time) => new(TestBytes.Plain(time), 1);
    }

    [Fact]
    public void TryGetTimeRange_StatisticsOfEachUnit_AreMilliseconds()
    {
        var file = TestColumn.ToFile(
            1,
            Time("us", 5_000_000, 7_000_000) with { TimestampUnit = 2 },
            Time("bare", 5, 7),
            Time("wrong", 7, 5) with { TimestampUnit = 1 },
            new TestColumn("none", ParquetPhysicalType.Int64, new TestPage(TestBytes.Plain(0L), 1)) { TimestampUnit = 1 });
        var reader = ParquetReader.Open(file, "test.parquet");
        Assert.True(reader.TryGetTimeRange(0, 0, out var min, out var max));
        Assert.Equal((new Timestamp(5_000), new Timestamp(7_000)), (min, max));
        Assert.False(reader.TryGetTimeRange(0, 1, out _, out _));
        Assert.False(reader.TryGetTimeRange(0, 2, out _, out _));
        Assert.False(reader.TryGetTimeRange(0, 3, out _, out _));

        static TestColumn Time(string name, long min, long max) =>
            new(name, ParquetPhysicalType.Int64, new TestPage(TestBytes.Plain(min), 1)) { Statistics = (TestBytes.Plain(min), TestBytes.Plain(max)) };
    }

    [Fact]
    public void Columns_AndRowGroups_SayWhatIsInTheFile()
    {
        var file = TestColumn.ToFile(
            1,
            new TestColumn("Time", ParquetPhysicalType.Int64, new TestPage(TestBytes.Plain(0L), 1)) { TimestampUnit = 2 },
            new TestColumn("v", ParquetPhysicalType.Float, new TestPage(TestBytes.Plain(1f), 1))
            {
                IsOptional = true,
                Statistics = (TestBytes.Plain(-1.5f), TestBytes.Plain(2.5f)),
            });
        var reader = ParquetReader.Open(file, "a/b.parquet");
        Assert.Equal("a/b.parquet", reader.Name);
        Assert.Equal(1, reader.RowCount);
        Assert.Equal(
            [
                new ParquetColumn("Time", ParquetPhysicalType.Int64, false, ParquetTimeUnit.Microseconds),
                new ParquetColumn("v", ParquetPhysicalType.Float, true),
            ],
            reader.Columns);
        Assert.Equal(0, reader.IndexOf("TIME"));
        Assert.Equal(-1, reader.IndexOf("x"));
        var statistics = reader.RowGroups[0].Chunks[1].Statistics!;
        Assert.Equal((-1.5, 2.5), (BitConverter.Int64BitsToDouble(statistics.Min!.Value), BitConverter.Int64BitsToDouble(statistics.Max!.Value)));
    }

    [Fact]
    public void Open_Stream_ReadsTheSame()
    {
        var file = TestColumn.ToFile(4, new TestColumn("v", ParquetPhysicalType.Double, new TestPage(TestBytes.Plain(Prices), 4)));
        using var stream = new MemoryStream(file);
        var values = new ParquetValues<double>();
        var reader = ParquetReader.Open(stream, "test.parquet");
        reader.ReadDouble(0, 0, values);
        reader.ReadDouble(0, 0, values);
        Assert.Equal([.. Prices, .. Prices], values.Values.ToArray());
        Assert.Equal(Prices[0], values[4]);
        values.Clear();
        Assert.Equal(0, values.Count);
        Assert.Throws<ArgumentOutOfRangeException>(() => values.IsNull(0));
    }

    [Fact]
    public void Open_StreamThatCannotSeek_IsMisuse()
    {
        using var gzip = new System.IO.Compression.GZipStream(new MemoryStream(), System.IO.Compression.CompressionMode.Decompress);
        Assert.Throws<ArgumentException>(() => ParquetReader.Open(gzip, "test.parquet"));
    }
}

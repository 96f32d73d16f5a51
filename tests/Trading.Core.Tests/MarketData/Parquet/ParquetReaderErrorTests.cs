using Trading.Core.MarketData.Parquet;

namespace Trading.Core.Tests.MarketData.Parquet;

public sealed class ParquetReaderErrorTests
{
    private static readonly TestPage OnePrice = new(TestBytes.Plain(1.0), 1);

    [Theory]
    [InlineData(ParquetCodec.Zstd, "Zstd")]
    [InlineData(ParquetCodec.Lz4, "Lz4")]
    [InlineData(ParquetCodec.Lz4Raw, "Lz4Raw")]
    [InlineData(ParquetCodec.Lzo, "Lzo")]
    [InlineData((ParquetCodec)42, "42")]
    public void Read_CodecThatIsNotSupported_NamesIt(ParquetCodec codec, string name) => Refuses(
        TestColumn.ToFile(1, new TestColumn("v", ParquetPhysicalType.Double, OnePrice) { Codec = codec }),
        $"column 'v' is compressed with {name}");

    [Theory]
    [InlineData(ParquetEncoding.DeltaByteArray)]
    [InlineData(ParquetEncoding.DeltaBinaryPacked)]
    [InlineData(ParquetEncoding.BitPacked)]
    [InlineData((ParquetEncoding)77)]
    public void Read_EncodingThatIsNotSupported_NamesIt(ParquetEncoding encoding) => Refuses(
        TestColumn.ToFile(1, new TestColumn("v", ParquetPhysicalType.Double, OnePrice with { Encoding = encoding })),
        $"encoding {encoding}");

    [Fact]
    public void Read_EncodingOfNarrowOrOldTimes_NamesIt()
    {
        Refuses(
            TestColumn.ToFile(1, new TestColumn("v", ParquetPhysicalType.Float, OnePrice with { Encoding = ParquetEncoding.DeltaBinaryPacked })),
            "encoding DeltaBinaryPacked");
        Refuses(
            TestColumn.ToFile(1, new TestColumn("v", ParquetPhysicalType.Int96, new TestPage(new byte[12], 1) { Encoding = ParquetEncoding.ByteStreamSplit })),
            "encoding ByteStreamSplit",
            asInteger: true);
    }

    [Fact]
    public void Read_TypeOrShapeThatIsNotSupported_NamesIt()
    {
        Refuses(TestColumn.ToFile(1, new TestColumn("v", ParquetPhysicalType.ByteArray, OnePrice)), "'v' is ByteArray, expected a number");
        Refuses(TestColumn.ToFile(1, new TestColumn("v", ParquetPhysicalType.Double, OnePrice)), "expected an integer", asInteger: true);
        Refuses(
            TestColumn.ToFile(1, new TestColumn("v", ParquetPhysicalType.Int64, OnePrice) { Converted = 5, Scale = 30 }), "30 decimals");
        Refuses(TestColumn.ToFile(1, new TestColumn("v", ParquetPhysicalType.Double, OnePrice) { FilePath = "b" }), "lies in another file");
    }

    [Fact]
    public void Read_PagesThatContradictTheFooter_AreRefused()
    {
        Refuses(File(2, OnePrice), "cut short");
        Refuses(File(1, new TestPage(TestBytes.Plain(1.0, 2.0), 2)), "a page of 2 values where 1 rows are left");
        Refuses(File(2, new TestPage(TestBytes.Plain(1.0), 2)), "8 bytes for 2 values");
        Refuses(File(1, new TestPage(TestBytes.Plain(1.0), -1)), "negative");
        Refuses(File(1, new TestPage(new byte[70_000], 1)), "70000 uncompressed bytes for 1 values");
        Refuses(File(1, OnePrice with { Kind = 7 }), "the unknown type 7");
        Refuses(File(1, OnePrice with { Encoding = ParquetEncoding.RleDictionary }), "a dictionary that it does not have");
    }

    [Fact]
    public void Read_BrokenDictionary_IsRefused()
    {
        var dictionary = new TestPage(TestBytes.Plain(1.0), 1) { Kind = 2 };
        var data = new TestPage(TestBytes.Indexes(1, 1), 1) { Encoding = ParquetEncoding.RleDictionary };
        Refuses(File(1, dictionary, data), "beyond the dictionary");
        Refuses(File(1, dictionary, data with { Values = [] }), "an empty page");
        Refuses(File(1, dictionary with { Count = 2 }, data), "a dictionary of 2 values in 8 bytes");
        Refuses(File(1, dictionary with { Encoding = ParquetEncoding.ByteStreamSplit }, data), "of ByteStreamSplit");
        Refuses(File(1, new TestPage(new byte[8 * 70_000], 70_000) { Kind = 2 }, data), "a dictionary of 70000 values for 1 rows");
    }

    [Fact]
    public void Read_BrokenLevels_AreRefused()
    {
        Refuses(Optional(OnePrice with { Levels = [] }), "cut short");
        Refuses(Optional(OnePrice with { Levels = TestBytes.Levels(1), LevelEncoding = ParquetEncoding.BitPacked }), "levels in encoding BitPacked");
        Refuses(Optional(OnePrice with { Levels = TestBytes.Levels(1), Values = [1] }), "1 bytes for 1 values");
        Refuses(Optional(new TestPage([], 1)), "bytes of levels in a page of 0");
        Refuses(Optional(new TestPage([9, 0, 0, 0, 3], 1)), "9 bytes of levels in a page of 5");

        static byte[] Optional(TestPage page) =>
            TestColumn.ToFile(1, new TestColumn("v", ParquetPhysicalType.Double, page) { IsOptional = true });
    }

    [Theory]
    [InlineData(ParquetCodec.Snappy)]
    [InlineData(ParquetCodec.Gzip)]
    [InlineData(ParquetCodec.Brotli)]
    public void Read_CompressedBytesThatAreNot_AreRefused(ParquetCodec codec)
    {
        var file = TestColumn.ToFile(200, new TestColumn("v", ParquetPhysicalType.Double, new TestPage(new byte[1_600], 200)) { Codec = codec });
        var footer = BitConverter.ToInt32(file, file.Length - 8);
        for (var at = 4; at < file.Length - 8 - footer; at++)
        {
            // Whatever byte is broken: the values, or an error that names the file, nothing else.
            var broken = file.ToArray();
            broken[at] ^= 0x55;
            var error = Record.Exception(() => TestBytes.Doubles(broken));
            Assert.True(error is null or InputException, error?.ToString());
        }

        Assert.Equal(new double[200], TestBytes.Doubles(file));
    }

    [Fact]
    public void Read_ExpansionThatCannotBe_IsRefusedBeforeAllocating()
    {
        foreach (var codec in new[] { ParquetCodec.Uncompressed, ParquetCodec.Snappy, ParquetCodec.Gzip })
        {
            Assert.Throws<InvalidDataException>(() => PageCompression.CheckExpansion(codec, 8, 1 << 20));
        }

        Assert.Throws<InvalidDataException>(() => PageCompression.Decompress(ParquetCodec.Gzip, [], new byte[8], 8));
    }

    [Theory]
    [InlineData(new byte[] { }, "0 bytes are too few")]
    [InlineData(new byte[] { 1, 2, 3, 4, 0, 0, 0, 0, 80, 65, 82, 49 }, "does not begin with PAR1")]
    [InlineData(new byte[] { 80, 65, 82, 49, 0, 0, 0, 0, 1, 2, 3, 4 }, "does not end with PAR1")]
    [InlineData(new byte[] { 80, 65, 82, 69, 0, 0, 0, 0, 80, 65, 82, 69 }, "encrypted")]
    [InlineData(new byte[] { 80, 65, 82, 49, 255, 255, 255, 255, 80, 65, 82, 49 }, "a footer of 4294967295 bytes")]
    [InlineData(new byte[] { 80, 65, 82, 49, 0, 0, 0, 0, 80, 65, 82, 49 }, "cut short")]
    [InlineData(new byte[] { 80, 65, 82, 49, 0, 1, 0, 0, 0, 80, 65, 82, 49 }, "no schema")]
    public void Open_NotAParquetFile_SaysWhy(byte[] file, string reason) => Refuses(file, reason);

    private static byte[] File(int rows, params TestPage[] pages) =>
        TestColumn.ToFile(rows, new TestColumn("v", ParquetPhysicalType.Double, pages) { HasDictionary = pages[0].Kind == 2 });

    private static void Refuses(byte[] file, string reason, bool asInteger = false)
    {
        var error = Assert.Throws<InputException>(() => asInteger ? (object)TestBytes.Int64s(file) : TestBytes.Doubles(file));
        Assert.StartsWith("test.parquet: ", error.Message);
        Assert.Contains(reason, error.Message);
    }
}

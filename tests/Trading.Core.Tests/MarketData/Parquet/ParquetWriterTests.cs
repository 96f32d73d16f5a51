using System.Security.Cryptography;
using Trading.Core.Market;
using Trading.Core.MarketData.Parquet;

namespace Trading.Core.Tests.MarketData.Parquet;

public sealed class ParquetWriterTests
{
    private static readonly ParquetColumn[] Columns =
        [ParquetColumn.TimeMs("time"), ParquetColumn.Int64("id"), ParquetColumn.Double("bid", isOptional: true)];

    [Theory]
    [InlineData(ParquetEncoding.Plain)]
    [InlineData(ParquetEncoding.ByteStreamSplit)]
    [InlineData(ParquetEncoding.RleDictionary)]
    public void Write_AnyColumns_AreReadBackWithTheirNulls(ParquetEncoding encoding)
    {
        double[] bids = [1, double.NaN, 2, 1, 1, double.NaN, 2, 2, 1];
        long[] ids = [long.MaxValue, long.MinValue, 0, -1, 1, 7, 7, 7, 7];
        var reader = ParquetReader.Open(Write(new ParquetWriterOptions { DoubleEncoding = encoding, Codec = ParquetCodec.Snappy }, ids, bids), "q.parquet");
        var (longs, doubles) = (new ParquetValues<long>(), new ParquetValues<double>());
        reader.ReadInt64(0, 1, longs);
        reader.ReadDouble(0, 2, doubles);
        Assert.Equal(ids, longs.Values.ToArray());
        Assert.Equal(bids, doubles.Values.ToArray());
        Assert.Equal(2, doubles.NullCount);
        Assert.Equal(Columns, reader.Columns);
    }

    [Fact]
    public void Write_AllNull_HasNoStatisticsButACount()
    {
        var reader = ParquetReader.Open(Write(ParquetWriterOptions.Default, [1, 2], [double.NaN, double.NaN]), "q.parquet");
        var doubles = new ParquetValues<double>();
        reader.ReadDouble(0, 2, doubles);
        Assert.Equal([double.NaN, double.NaN], doubles.Values.ToArray());
        Assert.Equal(new ParquetStatistics(null, null, 2), reader.RowGroups[0].Chunks[2].Statistics);
    }

    [Fact]
    public void Write_Statistics_AreTheSmallestAndLargest()
    {
        var reader = ParquetReader.Open(Write(ParquetWriterOptions.Default, [5, -7, 3], [2, double.NaN, -0.5]), "q.parquet");
        Assert.Equal(new ParquetStatistics(-7, 5, 0), reader.RowGroups[0].Chunks[1].Statistics);
        Assert.Equal(
            new ParquetStatistics(BitConverter.DoubleToInt64Bits(-0.5), BitConverter.DoubleToInt64Bits(2), 1),
            reader.RowGroups[0].Chunks[2].Statistics);
        Assert.Equal(new ParquetStatistics(null, null, 0), ChunkStatistics.Of([1, double.NaN], 0));
        Assert.Equal(new ParquetStatistics(null, null, 0), ChunkStatistics.Of(ReadOnlySpan<long>.Empty));
        Assert.Equal(
            new ParquetStatistics(BitConverter.DoubleToInt64Bits(-0.0), BitConverter.DoubleToInt64Bits(0.0), 0), ChunkStatistics.Of([0.0, -0.0], 0));
    }

    [Fact]
    public void Write_CandlesOverTwoRowGroups_EachSaysItsTimes()
    {
        var reader = ParquetReader.Open(TestCandles.ToFile(TestCandles.Minutes(0, 140_000)), "c.parquet");
        Assert.Equal([131_072, 8_928], reader.RowGroups.Select(group => group.RowCount));
        Assert.True(reader.TryGetTimeRange(1, 0, out var min, out var max));
        Assert.Equal((new Timestamp(131_072 * 60_000L), new Timestamp(139_999 * 60_000L)), (min, max));
    }

    [Fact]
    public void Write_TheSameCandles_GivesTheseBytes()
    {
        // A file's hash is part of a dataset's id: a change here changes every dataset.
        var file = TestCandles.ToFile(TestCandles.Minutes(1_609_459_200_000, 1_000));
        Assert.Equal("BEE4803705144811", Convert.ToHexString(SHA256.HashData(file))[..16]);
        Assert.Equal(file, TestCandles.ToFile(TestCandles.Minutes(1_609_459_200_000, 1_000)));
    }

    [Fact]
    public void Write_RepeatingValuesAsDictionary_IsSmallAndFallsBackWhereTheyDoNot()
    {
        var options = new ParquetWriterOptions { DoubleEncoding = ParquetEncoding.RleDictionary };
        var repeating = Write(options, new long[1_000], [.. Enumerable.Range(0, 1_000).Select(i => (double)(i % 4))]);
        var unique = Write(options, new long[1_000], [.. Enumerable.Range(0, 1_000).Select(i => (double)i)]);
        Assert.InRange(repeating.Length, 250, 1_000);
        Assert.InRange(unique.Length, 8_000, 9_000);
    }

    [Fact]
    public void Write_CandlesOutOfOrder_IsMisuse()
    {
        var candles = TestCandles.Minutes(0, 3);
        candles.OpenTimeMs[2] = 60_000;
        Assert.Throws<ArgumentException>(() => TestCandles.ToFile(candles));
    }

    [Fact]
    public void Writer_Misused_Throws()
    {
        using var file = new MemoryStream();
        Assert.Throws<ArgumentException>(() => new ParquetWriter(file, []));
        Assert.Throws<ArgumentException>(() => new ParquetWriter(file, [new ParquetColumn("a", ParquetPhysicalType.Int32)]));
        Assert.Throws<ArgumentException>(() => new ParquetWriter(file, [new ParquetColumn("a", ParquetPhysicalType.Int64, IsOptional: true)]));
        Assert.Throws<ArgumentException>(() => new ParquetWriter(file, Columns, new ParquetWriterOptions { Codec = ParquetCodec.Zstd }));
        Assert.Throws<ArgumentException>(() => new ParquetWriter(file, Columns, new ParquetWriterOptions { DoubleEncoding = ParquetEncoding.Rle }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ParquetWriter(file, Columns, new ParquetWriterOptions { RowGroupSize = 0 }));
        var writer = new ParquetWriter(file, Columns);
        Assert.Throws<InvalidOperationException>(() => writer.Write([1L]));
        Assert.Throws<ArgumentOutOfRangeException>(() => writer.BeginRowGroup(0));
        writer.BeginRowGroup(1);
        Assert.Throws<ArgumentException>(() => writer.Write([1.0]));
        Assert.Throws<ArgumentException>(() => writer.Write([1L, 2L]));
        Assert.Throws<InvalidOperationException>(writer.Finish);
        Assert.Throws<InvalidOperationException>(() => writer.BeginRowGroup(1));
        writer.Write([1L]);
        writer.Write([1L]);
        writer.Write([1.0]);
        writer.Finish();
        Assert.Throws<InvalidOperationException>(writer.Finish);
    }

    [Fact]
    public void Write_MicrosecondsAndNanoseconds_SayTheirUnit()
    {
        using var stream = new MemoryStream();
        ParquetColumn[] columns =
        [
            new("us", ParquetPhysicalType.Int64, TimeUnit: ParquetTimeUnit.Microseconds),
            new("ns", ParquetPhysicalType.Int64, TimeUnit: ParquetTimeUnit.Nanoseconds),
        ];
        var writer = new ParquetWriter(stream, columns);
        writer.BeginRowGroup(1);
        writer.Write([5_000L]);
        writer.Write([5_000_000L]);
        writer.Finish();
        Assert.Equal([5], TestBytes.TimesMs(stream.ToArray(), "us"));
        Assert.Equal([5], TestBytes.TimesMs(stream.ToArray(), "ns"));
        Assert.Equal(columns, ParquetReader.Open(stream.ToArray(), "t.parquet").Columns);
    }

    private static byte[] Write(ParquetWriterOptions options, long[] ids, double[] bids)
    {
        using var stream = new MemoryStream();
        var writer = new ParquetWriter(stream, Columns, options);
        writer.BeginRowGroup(ids.Length);
        writer.Write(Enumerable.Range(0, ids.Length).Select(i => (long)i).ToArray());
        writer.Write(ids);
        writer.Write(bids);
        writer.Finish();
        return stream.ToArray();
    }
}

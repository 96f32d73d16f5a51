using Trading.Core;
using Trading.Core.Market;
using Trading.Core.MarketData.Parquet;

namespace Trading.EndToEnd.Tests.Parquet;

/// <summary>We read what DuckDB writes, every value.</summary>
public sealed class DuckDbToUsTests(DuckDbFiles files) : IClassFixture<DuckDbFiles>
{
    private const int Rows = 5_000;

    public static TheoryData<string> ReadableFiles()
    {
        var names = new TheoryData<string>();
        foreach (var codec in new[] { "uncompressed", "snappy", "gzip", "brotli" })
        {
            foreach (var kind in new[] { "v1_dictionary", "v2_dictionary", "v1_plain", "v2_split" })
            {
                names.Add($"{kind}_{codec}.parquet");
            }
        }

        foreach (var name in new[] { "groups", "time_us", "time_ns", "time_tz", "time_bare", "float_int", "float_int_v2", "decimal_bigint", "nested" })
        {
            names.Add(name + ".parquet");
        }

        return names;
    }

    [SkippableTheory]
    [MemberData(nameof(ReadableFiles))]
    public void Read_FileByDuckDb_HasEveryCandle(string name)
    {
        NodeModules.Require();
        var candles = new CandleColumns();
        using var file = files.Open(name);
        Assert.Equal(Rows, new CandleParquetReader().Read(file, name, candles));
        for (var i = 0; i < Rows; i++)
        {
            Assert.Equal(CandleAt(i), candles[i]);
        }
    }

    [SkippableFact]
    public void Read_RangeOfFileWithRowGroups_HasItsCandles()
    {
        NodeModules.Require();
        var candles = new CandleColumns();
        var (from, to) = (CandleAt(2_000).OpenTime, CandleAt(2_100).OpenTime);
        Assert.Equal(100, new CandleParquetReader().Read(files.Read("groups.parquet"), "groups.parquet", candles, from, to));
        Assert.Equal(CandleAt(2_000), candles[0]);
        Assert.Equal(CandleAt(2_099), candles[99]);
        Assert.True(ParquetReader.Open(files.Read("groups.parquet"), "groups.parquet").RowGroups.Count > 1);
    }

    [SkippableFact]
    public void Read_Nulls_AreWhereDuckDbPutThem()
    {
        NodeModules.Require();
        var reader = ParquetReader.Open(files.Read("nulls.parquet"), "nulls.parquet");
        var (bids, numbers) = (new ParquetValues<double>(), new ParquetValues<long>());
        for (var group = 0; group < reader.RowGroups.Count; group++)
        {
            reader.ReadDouble(group, reader.IndexOf("bid"), bids);
            reader.ReadInt64(group, reader.IndexOf("n"), numbers);
        }

        Assert.Equal(Rows, bids.Count);
        for (var i = 0; i < Rows; i++)
        {
            Assert.Equal(i % 3 == 0 ? double.NaN : i + 0.5, bids[i]);
            Assert.Equal(i % 2 == 0, numbers.IsNull(i));
            Assert.Equal(i % 2 == 0 ? 0 : i, numbers[i]);
        }
    }

    [SkippableFact]
    public void Read_NestedColumn_IsRefusedByName()
    {
        NodeModules.Require();
        var reader = ParquetReader.Open(files.Read("nested.parquet"), "nested.parquet");
        var error = Assert.Throws<InputException>(() => reader.ReadDouble(0, reader.IndexOf("a"), new ParquetValues<double>()));
        Assert.Equal("nested.parquet: column 'a' is nested Double, expected a number in a flat column", error.Message);
    }

    [SkippableTheory]
    [InlineData("v1_dictionary_zstd.parquet", "v1_dictionary_zstd.parquet: column 'open' is compressed with Zstd; supported are Uncompressed, Snappy, Gzip and Brotli")]
    [InlineData("v2_split_lz4_raw.parquet", "v2_split_lz4_raw.parquet: column 'open' is compressed with Lz4Raw; supported are Uncompressed, Snappy, Gzip and Brotli")]
    [InlineData("null_candle.parquet", "null_candle.parquet: row 7: 'low' is null, a candle needs a value")]
    public void Read_FileThatCannotBe_SaysWhy(string name, string message)
    {
        NodeModules.Require();
        var error = Assert.Throws<InputException>(() => new CandleParquetReader().Read(files.Read(name), name, new CandleColumns()));
        Assert.Equal(message, error.Message);
    }

    // As duckdb-write.mjs defines it.
    private static Candle CandleAt(int i)
    {
        var wave = i * 37 % 1_000 * 0.25;
        var time = Timestamp.Utc(2021, 1, 1).AddMs((i + (i / 100)) * 60_000L);
        return new Candle(time, 29_000 + wave, 29_300 + wave, 28_700 + wave, 29_000.5 + wave, i % 7);
    }
}

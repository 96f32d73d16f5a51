using System.Globalization;
using Trading.Core;
using Trading.Core.Market;
using Trading.Core.MarketData.Parquet;

namespace Trading.EndToEnd.Tests.Parquet;

/// <summary>DuckDB and hyparquet read what we write: all rows, exact values.</summary>
public sealed class UsToOthersTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("trading-parquet-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    public static TheoryData<string, ParquetCodec, ParquetEncoding> Cases()
    {
        var cases = new TheoryData<string, ParquetCodec, ParquetEncoding>();
        foreach (var script in new[] { "duckdb-read.mjs", "hyparquet-read.mjs" })
        {
            cases.Add(script, ParquetCodec.Uncompressed, ParquetEncoding.Plain);
            cases.Add(script, ParquetCodec.Snappy, ParquetEncoding.Plain);
            cases.Add(script, ParquetCodec.Gzip, ParquetEncoding.ByteStreamSplit);
            cases.Add(script, ParquetCodec.Snappy, ParquetEncoding.RleDictionary);
            cases.Add(script, ParquetCodec.Uncompressed, ParquetEncoding.RleDictionary);
        }

        return cases;
    }

    [SkippableTheory]
    [MemberData(nameof(Cases))]
    public void Write_Candles_AreReadExactly(string script, ParquetCodec codec, ParquetEncoding encoding)
    {
        NodeModules.Require();
        var candles = RandomCandles(7_000);
        var path = Path.Combine(_folder, "candles.parquet");
        using (var file = File.Create(path))
        {
            CandleParquetWriter.Write(file, candles, new ParquetWriterOptions { Codec = codec, DoubleEncoding = encoding, RowGroupSize = 3_000 });
        }

        var lines = NodeModules.Run(script, path).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(candles.Count, lines.Length);
        for (var i = 0; i < lines.Length; i++)
        {
            var values = lines[i].Split(',').Select(value => double.Parse(value, CultureInfo.InvariantCulture)).ToArray();
            var candle = new Candle(new Timestamp((long)values[0]), values[1], values[2], values[3], values[4], values[5]);
            Assert.Equal(candles[i], candle);
        }
    }

    [SkippableTheory]
    [InlineData("duckdb-read.mjs", ParquetEncoding.Plain)]
    [InlineData("duckdb-read.mjs", ParquetEncoding.RleDictionary)]
    [InlineData("hyparquet-read.mjs", ParquetEncoding.Plain)]
    [InlineData("hyparquet-read.mjs", ParquetEncoding.RleDictionary)]
    public void Write_OptionalColumn_HasItsNulls(string script, ParquetEncoding encoding)
    {
        NodeModules.Require();
        var path = Path.Combine(_folder, "quotes.parquet");
        var times = Enumerable.Range(0, 1_000).Select(i => i * 1_000L).ToArray();
        var bids = times.Select(time => time % 3_000 == 0 ? double.NaN : time / 7_000 * 0.1).ToArray();
        using (var file = File.Create(path))
        {
            var columns = new[] { ParquetColumn.TimeMs("time"), ParquetColumn.Double("bid", isOptional: true) };
            var writer = new ParquetWriter(file, columns, new ParquetWriterOptions { DoubleEncoding = encoding });
            writer.BeginRowGroup(times.Length);
            writer.Write(times);
            writer.Write(bids);
            writer.Finish();
        }

        var expected = times.Zip(bids, (time, bid) => $"{time},{(double.IsNaN(bid) ? "" : bid.ToString("R", CultureInfo.InvariantCulture))}");
        Assert.Equal(expected, NodeModules.Run(script, path).Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    // Prices to the cent with gaps in time, and any numbers there are.
    private static CandleColumns RandomCandles(int count)
    {
        var random = new SeededRandom(20_240_101);
        var candles = new CandleColumns(count);
        var time = Timestamp.Utc(2021, 1, 1);
        for (var i = 0; i < count; i++)
        {
            time = time.AddMs(60_000L * (random.NextInt32(50) == 0 ? random.NextInt32(300) + 1 : 1));
            var price = Math.Round(29_000 + (random.NextNormal() * 100), 2);
            var odd = BitConverter.UInt64BitsToDouble(random.NextUInt64() >> 1);
            var volume = double.IsFinite(odd) && i % 3 == 0 ? odd : random.NextInt32(40) * 0.1;
            candles.Append(new Candle(time, price, price + 5, price - 5, Math.Round(price + random.NextNormal(), 2), volume));
        }

        return candles;
    }
}

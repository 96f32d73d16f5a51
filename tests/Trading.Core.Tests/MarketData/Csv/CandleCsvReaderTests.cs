using System.IO.Compression;
using System.Text;
using Trading.Core.Market;
using Trading.Core.MarketData.Csv;

namespace Trading.Core.Tests.MarketData.Csv;

public sealed class CandleCsvReaderTests
{
    private static readonly Timestamp April = Timestamp.Utc(2024, 4, 18, 16, 30);

    [Fact]
    public void Read_PlainFile_ReadsEveryField()
    {
        var candles = Read("time,open,high,low,close,volume\n1713457800,63857.3,63877.97,63520.24,63594.8,189.07431128\n");

        Assert.Equal(new Candle(April, 63857.3, 63877.97, 63520.24, 63594.8, 189.07431128), Assert.Single(candles));
    }

    [Theory]
    [InlineData("time,open,high,low,close,volume")]
    [InlineData("Timestamp,Open,High,Low,Close,Volume")]
    [InlineData("OPEN_TIME,OPEN,HIGH,LOW,CLOSE,VOLUME")]
    [InlineData("open time,open price,high price,low price,close price,base volume")]
    [InlineData("Date,o,h,l,c,v")]
    [InlineData("\"datetime\",\"open\",\"high\",\"low\",\"close\",\"vol\"")]
    [InlineData("\uFEFFunix, open, high, low, close, volume_base")]
    public void Read_CommonHeader_IsUnderstood(string header) =>
        Assert.Equal(new Candle(April, 2, 4, 1, 3, 5), Assert.Single(Read($"{header}\n1713457800,2,4,1,3,5\n")));

    [Fact]
    public void Read_OtherOrderAndExtraColumns_TakesColumnsByName()
    {
        var candles = Read("symbol,close,low,high,open,time,quote_volume,volume\nBTC,3,1,4,2,1713457800,99,5\n");

        Assert.Equal(new Candle(April, 2, 4, 1, 3, 5), Assert.Single(candles));
    }

    [Fact]
    public void Read_TwoTimeColumns_PrefersTheOpenTime() =>
        Assert.Equal(
            April,
            Assert.Single(Read("timestamp,open_time,open,high,low,close,volume\n1713458700,1713457800,2,4,1,3,5\n")).OpenTime);

    [Theory]
    [InlineData(";")]
    [InlineData("\t")]
    public void Read_OtherSeparator_IsTakenFromTheHeader(string separator) =>
        Assert.Equal(
            new Candle(April, 2, 4, 1, 3, 5),
            Assert.Single(Read("time,open,high,low,close,volume\n1713457800,2,4,1,3,5\n".Replace(",", separator, StringComparison.Ordinal))));

    [Theory]
    [InlineData("1713457800")]
    [InlineData("1713457800.0")]
    [InlineData("1713457800000")]
    [InlineData("1713457800000000")]
    [InlineData("1713457800000000000")]
    [InlineData("2024-04-18T16:30:00Z")]
    [InlineData("2024-04-18T16:30Z")]
    [InlineData("2024-04-18 16:30:00")]
    [InlineData("2024-04-18 16:30:00.000000")]
    [InlineData("2024-04-18 16:30:00 UTC")]
    [InlineData("2024-04-18T16:30:00.000+00:00")]
    [InlineData("2024-04-18T18:30:00+02:00")]
    [InlineData("2024-04-18T11:00:00-0530")]
    [InlineData("2024-04-18T06:30:00-10")]
    [InlineData("\"2024-04-18T16:30:00Z\"")]
    public void Read_TimeFormat_IsUnderstood(string time) => Assert.Equal(April, Assert.Single(Read(Row($"{time},2,4,1,3,5"))).OpenTime);

    [Fact]
    public void Read_DateAlone_IsMidnight() =>
        Assert.Equal(Timestamp.Utc(2024, 2, 29), Assert.Single(Read(Row("2024-02-29,2,4,1,3,5"))).OpenTime);

    [Theory]
    [InlineData("18/04/2024")]
    [InlineData("2024-02-30")]
    [InlineData("2024-04-18T24:30:00Z")]
    [InlineData("2024-04-18T16:30:00.0000001Z")]
    [InlineData("2024-04-18T16:30:00Q")]
    [InlineData("1713457800.5")]
    [InlineData("1713457800000001")]
    [InlineData("-1713457800")]
    [InlineData("1e9")]
    [InlineData("9999999999999999999")]
    [InlineData("noon")]
    public void Read_NotATime_NamesLineAndValue(string time) => Assert.Equal(
        $"a.csv: line 2: time '{time}' is not a time; expected ISO-8601 or epoch seconds, milliseconds, microseconds or nanoseconds",
        ErrorOf(Row($"{time},2,4,1,3,5")));

    [Theory]
    [InlineData("1713457800,2,4,1,3,many", "volume 'many' is not a number")]
    [InlineData("1713457800,2,4,1,,5", "close is empty and is not a number")]
    [InlineData("1713457800,2,4 000,1,3,5", "high '4 000' is not a number")]
    [InlineData("1713457800,2,4,0x1,3,5", "low '0x1' is not a number")]
    [InlineData(",2,4,1,3,5", "time is empty and is not a time; expected ISO-8601 or epoch seconds, milliseconds, microseconds or nanoseconds")]
    [InlineData("1713457800,2,4,1,3", "5 fields; expected 6, as many as the header has")]
    [InlineData("1713457800", "1 field; expected 6, as many as the header has")]
    [InlineData("1713457800,2,4,1,3,5,6", "more than 6 fields; expected as many as the header has")]
    public void Read_BrokenRow_SaysWhatIsWrong(string row, string message) =>
        Assert.Equal($"a.csv: line 2: {message}", ErrorOf(Row(row)));

    [Fact]
    public void Read_BrokenRowAfterBlankLines_CountsThem() =>
        Assert.StartsWith("a.csv: line 5: ", ErrorOf(Row("1713457800,2,4,1,3,5\r\n\r\n\n1713458700,2,x,1,3,5")), StringComparison.Ordinal);

    [Theory]
    [InlineData("", "a.csv: is empty; expected a header such as time,open,high,low,close,volume")]
    [InlineData("\n\n", "a.csv: is empty; expected a header such as time,open,high,low,close,volume")]
    [InlineData("1713457800,2,4,1,3,5\n", "a.csv: line 1: '1713457800,2,4,1,3,5' is not a header; expected names such as time,open,high,low,close,volume")]
    [InlineData("time,open,high,low,close\n", "a.csv: line 1: header 'time,open,high,low,close' has no volume; expected one of base_volume, volume_base, volume, vol, v")]
    [InlineData("open,high,low,close,volume\n", "a.csv: line 1: header 'open,high,low,close,volume' has no time; expected one of open_time, opentime, time, timestamp, datetime, date, unix, ts")]
    [InlineData("time,open,high,low,close,volume,Open\n", "a.csv: line 1: header has 'open' twice; expected each name once")]
    public void Constructor_BadHeader_SaysWhatIsWrong(string text, string message) => Assert.Equal(message, ErrorOf(text));

    [Fact]
    public void Constructor_OnlyQuoteVolume_IsNotTakenForBaseVolume() => Assert.Contains(
        "has no volume", ErrorOf("time,open,high,low,close,quote_volume\n1713457800,2,4,1,3,5\n"), StringComparison.Ordinal);

    [Fact]
    public void Read_QuoteVolumeBeforeVolume_TakesBaseUnits()
    {
        var candle = Assert.Single(Read("time,open,high,low,close,quote_volume,volume\n1713457800,2,4,1,3,15,5\n"));

        Assert.Equal(5, candle.Volume);
        Assert.Equal(15, candle.QuoteVolume);
    }

    [Theory]
    [InlineData("NaN", double.NaN)]
    [InlineData("nan", double.NaN)]
    [InlineData("inf", double.PositiveInfinity)]
    [InlineData("-Infinity", double.NegativeInfinity)]
    [InlineData("1e999", double.PositiveInfinity)]
    public void Read_NumberThatIsNone_IsLeftToTheValidator(string text, double expected) =>
        Assert.Equal(expected, Assert.Single(Read(Row($"1713457800,2,{text},1,3,5"))).High);

    [Fact]
    public void Read_Gzip_IsRecognisedByItsFirstBytes()
    {
        using var reader = new CandleCsvReader(new MemoryStream(Gzip(Row("1713457800,2,4,1,3,5"))), "a.csv");
        var into = new CandleColumns();

        Assert.Equal(1, reader.Read(into, 10));
        Assert.Equal(new Candle(April, 2, 4, 1, 3, 5), into[0]);
    }

    [Fact]
    public void Read_GzipTruncatedAnywhere_IsAnError()
    {
        var whole = Gzip(Row(string.Join('\n', Enumerable.Range(0, 50).Select(i => $"{1713457800 + (900 * i)},{i + 2},60,1,3,{i * 7919 % 1000}"))));
        for (var length = 3; length < whole.Length; length++)
        {
            Assert.StartsWith("a.csv: ", ErrorOf(whole[..length]), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Read_GzipOfTwoMembers_ReadsBoth()
    {
        using var reader = new CandleCsvReader(
            new MemoryStream([.. Gzip(Row("1713457800,2,4,1,3,5")), .. Gzip("1713458700,2,4,1,3,6")]), "a.csv");
        var into = new CandleColumns();

        Assert.Equal(2, reader.Read(into, 10));
        Assert.Equal([5.0, 6.0], into.Volume[..into.Count]);
    }

    [Fact]
    public void Read_EndlessLine_IsAnErrorAndNotAHugeBuffer()
    {
        var text = Row(new string('1', 1_000_000));

        Assert.Equal("a.csv: line 2 is longer than 65536 bytes; expected a CSV row", ErrorOf(text));
    }

    [Fact]
    public void Read_FileLargerThanTheBuffer_LosesNothing()
    {
        const int rows = 30_000;
        var text = new StringBuilder("time,open,high,low,close,volume\n");
        for (var i = 0; i < rows; i++)
        {
            text.Append($"{1_600_000_000L + (60L * i)},{i + 1},{i + 1},{i + 1},{i + 1},{i}\n");
        }

        var candles = Read(text.ToString());

        Assert.Equal(rows, candles.Count);
        for (var i = 0; i < rows; i++)
        {
            Assert.Equal(new Candle(new(1_600_000_000_000L + (60_000L * i)), i + 1, i + 1, i + 1, i + 1, i), candles[i]);
        }
    }

    [Fact]
    public void Read_RowsMax_StopsThereAndGoesOn()
    {
        using var reader = Open(Row("1713457800,2,4,1,3,5\n1713458700,2,4,1,3,6\n\n1713459600,2,4,1,3,7"));
        var into = new CandleColumns();
        var lines = new List<long>();

        Assert.Equal(2, reader.Read(into, 2, lines));
        Assert.Equal(1, reader.Read(into, 2, lines));
        Assert.Equal(0, reader.Read(into, 2, lines));
        Assert.Equal([5.0, 6.0, 7.0], into.Volume[..into.Count]);
        Assert.Equal([2L, 3, 5], lines);
    }

    [Fact]
    public void Decimals_PrintedNumbers_CountsDigitsWithoutTrailingZeros()
    {
        using var reader = Open(Row("1713457800,2.10,4.125,1,3.50000000,5.0600\n1713458700,2,4,1,3,1e-7"));
        _ = reader.Read(new CandleColumns(), 10);

        Assert.Equal(new PrintedDecimals(3, 7), reader.Decimals);
    }

    [Fact]
    public void Decimals_FloatArtefact_IsNotCounted()
    {
        using var reader = Open(Row("1713457800,0.30000000000000004,4,1,3,1.4758166499999998\n1713458700,2.5,4,1,3,0.12345678"));
        _ = reader.Read(new CandleColumns(), 10);

        Assert.Equal(new PrintedDecimals(1, 8), reader.Decimals);
    }

    private static string Row(string rows) => $"time,open,high,low,close,volume\n{rows}\n";

    private static byte[] Gzip(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return packed.ToArray();
    }

    private static CandleCsvReader Open(string text) => new(new MemoryStream(Encoding.UTF8.GetBytes(text)), "a.csv");

    private static List<Candle> Read(string text)
    {
        using var reader = Open(text);
        var into = new CandleColumns();
        _ = reader.Read(into, int.MaxValue);
        return [.. Enumerable.Range(0, into.Count).Select(i => into[i])];
    }

    private static string ErrorOf(string text) => ErrorOf(Encoding.UTF8.GetBytes(text));

    private static string ErrorOf(byte[] bytes) => Assert.Throws<InputException>(() =>
    {
        using var reader = new CandleCsvReader(new MemoryStream(bytes), "a.csv");
        _ = reader.Read(new CandleColumns(), int.MaxValue);
    }).Message;
}

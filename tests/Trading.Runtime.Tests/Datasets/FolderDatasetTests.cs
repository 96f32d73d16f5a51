using Trading.Core;
using Trading.Core.Market;
using Trading.Core.MarketData.Datasets;
using Trading.Runtime.Datasets;
using Trading.Runtime.Tests.Testing;

namespace Trading.Runtime.Tests.Datasets;

public sealed class FolderDatasetTests : IDisposable
{
    private static readonly Timestamp Start = Timestamp.Utc(2024, 1, 31, 22);

    private readonly TempFolder _temp = new();

    public FolderDatasetTests()
    {
        using var writer = new DatasetWriter(_temp["set"], "coinbase");
        writer.SetProduct(TestSeries.ProductOf(TestSeries.Btc));
        writer.SetProduct(TestSeries.ProductOf(TestSeries.Eth));
        writer.Append(TestSeries.Btc, Interval.OneHour, TestSeries.Candles(Start, Interval.OneHour, 5));
        writer.Append(TestSeries.Btc, TestSeries.Quotes(Timestamp.Utc(2024, 1, 31, 23, 59), 3));
        writer.Append(TestSeries.Eth, Interval.QuarterHour, TestSeries.Candles(Start, Interval.QuarterHour, 8));
        writer.Commit();
    }

    public void Dispose() => _temp.Dispose();

    [Fact]
    public void ReadNext_WholeSeries_GivesBackEveryBit()
    {
        var expected = TestSeries.Candles(Start, Interval.OneHour, 5);

        Assert.Equal(Enumerable.Range(0, 5).Select(i => expected[i]), TestSeries.ReadAll(Open(), TestSeries.Btc, Interval.OneHour));
    }

    [Fact]
    public void ReadNext_Range_IncludesFromAndExcludesTo()
    {
        var candles = TestSeries.ReadAll(
            Open(), TestSeries.Btc, Interval.OneHour, Timestamp.Utc(2024, 1, 31, 23), Timestamp.Utc(2024, 2, 1, 1));

        Assert.Equal([Timestamp.Utc(2024, 1, 31, 23), Timestamp.Utc(2024, 2, 1)], candles.Select(c => c.OpenTime));
    }

    [Fact]
    public void ReadNext_RangeOutsideTheData_IsEmpty() => Assert.Empty(
        TestSeries.ReadAll(Open(), TestSeries.Btc, Interval.OneHour, Timestamp.Utc(2025, 1, 1), Timestamp.Utc(2026, 1, 1)));

    [Fact]
    public void ReadNext_Quotes_GivesBackMissingSizesAsNaN()
    {
        using var cursor = Open().OpenQuotes(TestSeries.Btc, Timestamp.MinValue, Timestamp.MaxValue);
        var into = new QuoteColumns();

        Assert.True(cursor!.ReadNext(into));
        Assert.Equal(new Quote(Timestamp.Utc(2024, 1, 31, 23, 59), 99.5, 100.5, 0), into[0]);
        Assert.True(cursor.ReadNext(into));
        Assert.Equal(2, into.Count);
        Assert.Equal(new Quote(Timestamp.Utc(2024, 2, 1), 100.5, 101.5, 1, 3), into[0]);
        Assert.False(cursor.ReadNext(into));
    }

    [Fact]
    public void OpenQuotes_ProductWithoutQuotes_IsNull() =>
        Assert.Null(Open().OpenQuotes(TestSeries.Eth, Timestamp.MinValue, Timestamp.MaxValue));

    [Fact]
    public void OpenCandles_IntervalNotStored_NamesWhatThereIs() => Assert.Equal(
        "interval: the dataset has no 1h candles of ETH-USD; it has 15m",
        Assert.Throws<InputException>(() => Open().OpenCandles(TestSeries.Eth, Interval.OneHour, Start, Timestamp.MaxValue)).Message);

    [Fact]
    public void OpenCandlesResampled_QuarterHours_MakesHours()
    {
        using var cursor = Open().OpenCandlesResampled(TestSeries.Eth, Interval.OneHour, Timestamp.MinValue, Timestamp.MaxValue);
        var into = new CandleColumns();

        Assert.True(cursor.ReadNext(into));
        Assert.Equal(new Candle(Start, 100.25, 104.25, 99.25, 103.25, 0.5 + 1.5 + 2.5 + 3.5), into[0]);
    }

    [Fact]
    public void Open_ByFolderOrManifest_IsTheSame() =>
        Assert.Equal(Open().Id, FolderDataset.Open(_temp["set/dataset.json"]).Id);

    [Fact]
    public void Open_NoDataset_SaysSo() => Assert.Equal(
        $"{_temp["none"]}: there is no dataset here; expected a folder with dataset.json",
        Assert.Throws<InputException>(() => FolderDataset.Open(_temp["none"])).Message);

    [Fact]
    public void Open_FileMissing_NamesIt()
    {
        var path = Path.Combine(_temp["set"], "candles", "coinbase", "BTC-USD", "1h", "2024-02.parquet");
        File.Delete(path);

        Assert.Equal(
            $"{path}: is missing; {_temp["set/dataset.json"]} lists it with 3 rows",
            Assert.Throws<InputException>(Open).Message);
    }

    [Fact]
    public void ReadNext_FileOfAnotherMonthInItsPlace_IsAnError()
    {
        var folder = _temp["set/candles/coinbase/BTC-USD/1h/"];
        File.Copy(folder + "2024-01.parquet", folder + "2024-02.parquet", overwrite: true);

        Assert.EndsWith(
            "2024-02.parquet: has 2 rows; the manifest says 3",
            Assert.Throws<InputException>(() => TestSeries.ReadAll(Open(), TestSeries.Btc, Interval.OneHour)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void ReadNext_TruncatedFile_IsAnErrorThatNamesIt()
    {
        var path = _temp["set/candles/coinbase/BTC-USD/1h/2024-02.parquet"];
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..^20]);

        Assert.Contains(
            "2024-02.parquet: ",
            Assert.Throws<InputException>(() => TestSeries.ReadAll(Open(), TestSeries.Btc, Interval.OneHour)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void ReadNext_TwoCursorsAtOnce_DoNotDisturbEachOther()
    {
        var dataset = Open();
        using var one = dataset.OpenCandles(TestSeries.Btc, Interval.OneHour, Timestamp.MinValue, Timestamp.MaxValue);
        using var other = dataset.OpenCandles(TestSeries.Eth, Interval.QuarterHour, Timestamp.MinValue, Timestamp.MaxValue);
        var (first, second) = (new CandleColumns(), new CandleColumns());

        Assert.True(one.ReadNext(first));
        Assert.True(other.ReadNext(second));
        Assert.Equal(2, first.Count);
        Assert.Equal(8, second.Count);
        Assert.Equal(100.25, first.Open[0]);
        Assert.True(one.ReadNext(first));
        Assert.Equal(102.25, first.Open[0]);
    }

    [Fact]
    public void ReadNext_ManyThreads_EachReadsItsOwn()
    {
        var dataset = Open();
        var expected = TestSeries.ReadAll(dataset, TestSeries.Btc, Interval.OneHour);

        Parallel.For(0, 64, _ => Assert.Equal(expected, TestSeries.ReadAll(dataset, TestSeries.Btc, Interval.OneHour)));
    }

    [Fact]
    public void ReadNext_WarmBuffers_AllocatesNothingPerCandle()
    {
        const int rows = 31 * 1440;
        using (var writer = new DatasetWriter(_temp["year"], "coinbase"))
        {
            writer.SetProduct(TestSeries.ProductOf(TestSeries.Btc));
            writer.Append(TestSeries.Btc, Interval.OneMinute, TestSeries.Candles(Timestamp.Utc(2024, 7, 1), Interval.OneMinute, 2 * rows));
            writer.Commit();
        }

        using var cursor = FolderDataset.Open(_temp["year"]).OpenCandles(TestSeries.Btc, Interval.OneMinute, Timestamp.MinValue, Timestamp.MaxValue);
        var into = new CandleColumns();
        Assert.True(cursor.ReadNext(into));
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.True(cursor.ReadNext(into));
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal(rows, into.Count);
        Assert.InRange(allocated, 0, rows);
    }

    private FolderDataset Open() => FolderDataset.Open(_temp["set"]);
}

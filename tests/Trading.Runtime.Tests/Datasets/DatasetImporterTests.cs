using Trading.Core;
using Trading.Core.Market;
using Trading.Runtime.Datasets;
using Trading.Runtime.Tests.Testing;

namespace Trading.Runtime.Tests.Datasets;

public sealed class DatasetImporterTests : IDisposable
{
    private static readonly Timestamp Start = Timestamp.Utc(2024, 1, 31, 22);

    private readonly TempFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    [Fact]
    public void Run_Tree_ImportsEverySeriesAndSaysWhatItSkipped()
    {
        _temp.Write("in/candles/coinbase/BTC-USD/15m.csv.gz", TestSeries.Csv(Start, Interval.QuarterHour, 20));
        _temp.Write("in/candles/coinbase/BTC-USD/1h.csv", TestSeries.Csv(Start, Interval.OneHour, 5));
        _temp.Write("in/candles/coinbase/BTC-USD/1h_2017-2020.csv", TestSeries.Csv(Start.AddMs(-3_600_000_000), Interval.OneHour, 5));
        _temp.Write("in/candles/coinbase/BTC-USD/1m_lean_days.csv.gz", "not even read");
        _temp.Write("in/candles/coinbase/BTC-USD/1s_2016-10-07_09.csv.gz", "not even read");
        _temp.Write("in/candles/coinbase/ETH-USD/1m_2021.csv", TestSeries.Csv(Start, Interval.OneMinute, 7));
        _temp.Write("in/reference/sma.csv", "not even read");
        _temp.Write("in/README.md", "nor this");

        var report = Run(new() { Sources = [_temp["in"]], Target = _temp["out"] });

        Assert.Equal(["BTC-USD 15m", "BTC-USD 1h", "ETH-USD 1m"], report.Series.Select(s => s.ToString()));
        Assert.Equal([20L, 5, 7], report.Series.Select(s => s.RowsWritten));
        Assert.Equal(
            [
                ("1h_2017-2020.csv", "another period beside 1h; name the file itself to add it"),
                ("1m_lean_days.csv.gz", "not a series by its name, which is not {interval} or {interval}_{years}; name the file itself to import it"),
                ("1s_2016-10-07_09.csv.gz", "not a series by its name, which is not {interval} or {interval}_{years}; name the file itself to import it"),
                ("sma.csv", "no product in its name or folder"),
            ],
            report.Skipped.Select(s => (Path.GetFileName(s.Path), s.Reason)));
        var dataset = FolderDataset.Open(_temp["out"]);
        Assert.Equal(report.DatasetId, dataset.Id);
        Assert.Equal("coinbase", dataset.Manifest.Venue);
        Assert.False(dataset.Manifest.IsSynthetic);
        var expected = TestSeries.Candles(Start, Interval.QuarterHour, 20);
        Assert.Equal(
            Enumerable.Range(0, 20).Select(i => expected[i]),
            TestSeries.ReadAll(dataset, TestSeries.Btc, Interval.QuarterHour));
        Assert.True(DatasetVerifier.Run(_temp["out"]).IsSound);
    }

    [Fact]
    public void Run_NamedFiles_AreImportedWhateverTheirNameAndJoinedInOrderOfTime()
    {
        var late = _temp.Write("coinbase/BTC-USD/1h.csv", TestSeries.Csv(Start, Interval.OneHour, 3));
        var early = _temp.Write("coinbase/BTC-USD/1h_lean_days.csv", TestSeries.Csv(Start.AddMs(-36_000_000), Interval.OneHour, 2));

        var report = Run(new() { Sources = [late, early], Target = _temp["out"], Venue = "coinbase" });

        Assert.Equal(new[] { early, late }, Assert.Single(report.Series).Sources.AsEnumerable());
        Assert.Equal(5, TestSeries.ReadAll(FolderDataset.Open(_temp["out"]), TestSeries.Btc, Interval.OneHour).Count);
    }

    [Fact]
    public void Run_FileOutsideAnyLayout_TakesProductFromOptionsAndIntervalFromData()
    {
        var path = _temp.Write("prices.csv", TestSeries.Csv(Start, Interval.FromMinutes(5), 4));

        var report = Run(new() { Sources = [path], Target = _temp["out"], Venue = "mine", Products = [TestSeries.Eth] });

        Assert.Equal("ETH-USD 5m", Assert.Single(report.Series).ToString());
    }

    [Fact]
    public void Run_FileOutsideAnyLayoutWithoutProduct_IsAnError()
    {
        var path = _temp.Write("prices.csv", TestSeries.Csv(Start, Interval.OneHour, 4));

        Assert.Equal(
            $"{path}: its product cannot be told; name exactly one, or put the file in a folder named as the product",
            ErrorOf(new() { Sources = [path], Target = _temp["out"], Venue = "mine" }));
    }

    [Fact]
    public void Run_Filters_ImportOnlyWhatIsAskedFor()
    {
        foreach (var product in new[] { "BTC-USD", "ETH-USD", "SOL-USD" })
        {
            _temp.Write($"candles/coinbase/{product}/15m.csv", TestSeries.Csv(Start, Interval.QuarterHour, 20));
            _temp.Write($"candles/coinbase/{product}/1h.csv", TestSeries.Csv(Start, Interval.OneHour, 20));
        }

        var report = Run(new()
        {
            Sources = [_temp["candles"]],
            Target = _temp["out"],
            Products = [TestSeries.Btc, TestSeries.Eth],
            Intervals = [Interval.OneHour],
            From = Start.AddMs(3_600_000),
            To = Start.AddMs(5 * 3_600_000),
        });

        Assert.Equal(["BTC-USD 1h", "ETH-USD 1h"], report.Series.Select(s => s.ToString()));
        Assert.All(report.Series, s => Assert.Equal((20L, 4L), (s.RowsRead, s.RowsWritten)));
        var candles = TestSeries.ReadAll(FolderDataset.Open(_temp["out"]), TestSeries.Btc, Interval.OneHour);
        Assert.Equal(Start.AddMs(3_600_000), candles[0].OpenTime);
        Assert.Equal(Start.AddMs(4 * 3_600_000), candles[^1].OpenTime);
    }

    [Fact]
    public void Run_TwoVenues_AsksWhichAndThenTakesItsFilesOnly()
    {
        _temp.Write("candles/coinbase/BTC-USD/1h.csv", TestSeries.Csv(Start, Interval.OneHour, 4));
        _temp.Write("candles/binance/BTCUSDT/1h.csv", TestSeries.Csv(Start, Interval.OneHour, 4));
        var options = new ImportOptions { Sources = [_temp["candles"]], Target = _temp["out"] };

        Assert.Equal("venue: the sources are of binance, coinbase; name one", ErrorOf(options));
        Assert.Equal("BTC-USDT 1h", Assert.Single(Run(options with { Venue = "binance" }).Series).ToString());
    }

    [Fact]
    public void Run_SourcesWithoutVenue_AsksForIt()
    {
        var path = _temp.Write("BTC-USD/1h.csv", TestSeries.Csv(Start, Interval.OneHour, 4));

        Assert.Equal("venue: cannot be told from the sources; name it", ErrorOf(new() { Sources = [path], Target = _temp["out"] }));
    }

    [Fact]
    public void Run_UnknownProduct_NamesIt()
    {
        _temp.Write("candles/coinbase/BTC-USD/1h.csv", TestSeries.Csv(Start, Interval.OneHour, 4));

        Assert.Equal(
            "product: the sources have no ETH-USD",
            ErrorOf(new() { Sources = [_temp["candles"]], Target = _temp["out"], Venue = "coinbase", Products = [TestSeries.Btc, TestSeries.Eth] }));
    }

    [Fact]
    public void Run_MissingSource_NamesIt() => Assert.Equal(
        $"{_temp["none.csv"]}: does not exist; expected a CSV, Parquet or SQLite file or a folder of such",
        ErrorOf(new() { Sources = [_temp["none.csv"]], Target = _temp["out"] }));

    [Fact]
    public void Run_NotASource_NamesIt()
    {
        var path = _temp.Write("a.txt", "hello");

        Assert.Equal(
            $"{path}: is not a source; expected .csv, .csv.gz, .parquet, a SQLite file or a folder",
            ErrorOf(new() { Sources = [path], Target = _temp["out"] }));
    }

    [Fact]
    public void Run_ReversedDates_AreRefused() => Assert.Equal(
        "from 2025-01-01T00:00:00Z is not before to 2024-01-01T00:00:00Z",
        ErrorOf(new() { Sources = [_temp.Path], Target = _temp["out"], From = Timestamp.Utc(2025, 1, 1), To = Timestamp.Utc(2024, 1, 1) }));

    [Fact]
    public void Run_RangeWithoutRows_IsRefusedAndLeavesNothing()
    {
        _temp.Write("candles/coinbase/BTC-USD/1h.csv", TestSeries.Csv(Start, Interval.OneHour, 4));

        Assert.Equal(
            "the sources have 4 rows, but none from 2030-01-01T00:00:00Z to 2031-01-01T00:00:00Z",
            ErrorOf(new() { Sources = [_temp["candles"]], Target = _temp["out"], From = Timestamp.Utc(2030, 1, 1), To = Timestamp.Utc(2031, 1, 1) }));
    }

    [Fact]
    public void Run_FaultInTheLastFile_NamesLineAndLeavesNothing()
    {
        _temp.Write("candles/coinbase/BTC-USD/1h.csv", TestSeries.Csv(Start, Interval.OneHour, 40));
        var bad = _temp.Write("candles/coinbase/ETH-USD/1h.csv", TestSeries.Csv(Start, Interval.OneHour, 40) + "1707000000,1,NaN,1,1,1\n");

        Assert.Equal(
            $"{bad}: line 42: high is NaN; expected a finite price above 0",
            ErrorOf(new() { Sources = [_temp["candles"]], Target = _temp["out"] }));
    }

    [Fact]
    public void Run_Cancelled_LeavesNothing()
    {
        _temp.Write("candles/coinbase/BTC-USD/1h.csv", TestSeries.Csv(Start, Interval.OneHour, 40));
        _temp.Write("candles/coinbase/ETH-USD/1h.csv", TestSeries.Csv(Start, Interval.OneHour, 40));
        using var cancel = new CancellationTokenSource();

        Assert.Throws<OperationCanceledException>(() => DatasetImporter.Run(
            new() { Sources = [_temp["candles"]], Target = _temp["out"] }, new CancelAfterFirst(cancel), cancel.Token));
        Assert.Equal(["candles"], Directory.EnumerateFileSystemEntries(_temp.Path).Select(Path.GetFileName));
    }

    [Fact]
    public void Run_Progress_EndsWithEverythingDone()
    {
        _temp.Write("candles/coinbase/BTC-USD/1h.csv", TestSeries.Csv(Start, Interval.OneHour, 40));
        _temp.Write("candles/coinbase/ETH-USD/1h.csv", TestSeries.Csv(Start, Interval.OneHour, 30));
        var seen = new List<ImportProgress>();

        _ = DatasetImporter.Run(new() { Sources = [_temp["candles"]], Target = _temp["out"] }, new ListProgress<ImportProgress>(seen));

        Assert.Equal(new ImportProgress("BTC-USD 1h", 0, 2, 40), seen[0]);
        Assert.Equal(new ImportProgress("", 2, 2, 70), seen[^1]);
    }

    [Fact]
    public void Run_QuotesBesideCandles_AreStampedAtTheEndOfTheirBars()
    {
        _temp.Write("in/candles/coinbase/BTC-USD/1m.csv", TestSeries.Csv(Start, Interval.OneMinute, 20));
        _temp.Write(
            "in/quotes/coinbase/BTC-USD/1m.csv",
            $"time,bid_close,bid_size,ask_close,ask_size\n{Start.UnixMs / 1000},1,2,3,4\n{(Start.UnixMs / 1000) + 60},5,6,7,8\n");

        var report = Run(new() { Sources = [_temp["in"]], Target = _temp["out"] });

        Assert.Equal(["BTC-USD 1m", "BTC-USD quotes"], report.Series.Select(s => s.ToString()));
        using var cursor = FolderDataset.Open(_temp["out"]).OpenQuotes(TestSeries.Btc, Timestamp.MinValue, Timestamp.MaxValue);
        var quotes = new QuoteColumns();
        Assert.True(cursor!.ReadNext(quotes));
        Assert.Equal(new Quote(Start.AddMs(60_000), 1, 3, 2, 4), quotes[0]);
        Assert.Equal(new Quote(Start.AddMs(120_000), 5, 7, 6, 8), quotes[1]);
    }

    [Fact]
    public void Run_NoSeries_SaysWhy()
    {
        _temp.Write("in/BTC-USD/days.csv", "x");

        Assert.StartsWith(
            "the sources have no series to import; 1 files were skipped, such as ",
            ErrorOf(new() { Sources = [_temp["in"]], Target = _temp["out"], Venue = "mine" }),
            StringComparison.Ordinal);
    }

    private static ImportReport Run(ImportOptions options) => DatasetImporter.Run(options);

    private string ErrorOf(ImportOptions options)
    {
        var message = Assert.Throws<InputException>(() => Run(options)).Message;
        Assert.Empty(Directory.EnumerateFileSystemEntries(_temp.Path, "out*"));
        return message;
    }

    private sealed class CancelAfterFirst(CancellationTokenSource cancel) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => cancel.Cancel();
    }
}

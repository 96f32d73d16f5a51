using Trading.Core;
using Trading.Core.Market;
using Trading.Core.MarketData.Datasets;
using Trading.Runtime.Datasets;
using Trading.Runtime.Tests.Testing;

namespace Trading.Runtime.Tests.Datasets;

public sealed class DatasetWriterTests : IDisposable
{
    private static readonly Timestamp LastHours = Timestamp.Utc(2024, 1, 31, 22);

    private readonly TempFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    [Fact]
    public void Commit_TwoMonths_LaysOutOneFileAMonth()
    {
        Write("set");

        Assert.Equal(
            [
                "set/candles/coinbase/BTC-USD/1h/2024-01.parquet",
                "set/candles/coinbase/BTC-USD/1h/2024-02.parquet",
                "set/dataset.json",
                "set/quotes/coinbase/BTC-USD/2024-01.parquet",
                "set/quotes/coinbase/BTC-USD/2024-02.parquet",
            ],
            _temp.Files());
    }

    [Fact]
    public void Commit_Manifest_FixesTheBytesOfEveryFile()
    {
        var manifest = Write("set");

        var series = manifest.Get(TestSeries.Btc, Interval.OneHour);
        Assert.Equal(4, series.Rows);
        Assert.Equal(LastHours, series.First);
        Assert.Equal(Timestamp.Utc(2024, 2, 1, 1), series.Last);
        foreach (var file in series.Files)
        {
            Assert.Equal(file.Sha256, ContentHash.Of(File.ReadAllBytes(_temp["set/" + file.Path])));
        }

        Assert.Equal(DatasetManifestJson.IdOf(manifest), ContentHash.Of(File.ReadAllBytes(_temp["set/dataset.json"])));
    }

    [Fact]
    public void Commit_SameDataInOtherChunks_HasTheSameId()
    {
        var whole = Write("a");
        var pieces = Write("b", chunk: 1);

        Assert.Equal(DatasetManifestJson.IdOf(whole), DatasetManifestJson.IdOf(pieces));
    }

    [Fact]
    public void Commit_OneValueChanged_HasAnotherId()
    {
        var candles = TestSeries.Candles(LastHours, Interval.OneHour, 4);
        candles.Close[3] += 0.25;

        Assert.NotEqual(DatasetManifestJson.IdOf(Write("a")), DatasetManifestJson.IdOf(Write("b", candles: candles)));
    }

    [Fact]
    public void Dispose_WithoutCommit_LeavesNothing()
    {
        using (var writer = new DatasetWriter(_temp["set"], "coinbase"))
        {
            writer.Append(TestSeries.Btc, Interval.OneHour, TestSeries.Candles(LastHours, Interval.OneHour, 4));
        }

        Assert.Empty(Directory.EnumerateFileSystemEntries(_temp.Path));
    }

    [Fact]
    public void Dispose_WithoutCommit_LeavesTheOldDatasetAsItWas()
    {
        Write("set");
        var before = File.ReadAllBytes(_temp["set/dataset.json"]);
        using (var writer = new DatasetWriter(_temp["set"], "coinbase", overwrite: true))
        {
            writer.Append(TestSeries.Btc, Interval.OneHour, TestSeries.Candles(LastHours, Interval.OneHour, 2));
        }

        Assert.Equal(before, File.ReadAllBytes(_temp["set/dataset.json"]));
        Assert.Equal(["set"], Directory.EnumerateFileSystemEntries(_temp.Path).Select(Path.GetFileName));
        Assert.Equal(5, _temp.Files().Length);
    }

    [Fact]
    public void Commit_Overwrite_ReplacesTheWholeFolder()
    {
        Write("set");
        using (var writer = new DatasetWriter(_temp["set"], "coinbase", overwrite: true))
        {
            writer.SetProduct(TestSeries.ProductOf(TestSeries.Eth));
            writer.Append(TestSeries.Eth, Interval.OneHour, TestSeries.Candles(Timestamp.Utc(2025, 5, 1), Interval.OneHour, 2));
            writer.Commit();
        }

        Assert.Equal(["set/candles/coinbase/ETH-USD/1h/2025-05.parquet", "set/dataset.json"], _temp.Files());
    }

    [Fact]
    public void Constructor_DatasetThere_IsNotOverwrittenUnasked()
    {
        Write("set");

        Assert.Equal(
            $"{_temp["set"]}: is a dataset already; name a new folder or ask to overwrite it",
            Assert.Throws<InputException>(() => new DatasetWriter(_temp["set"], "coinbase")).Message);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Constructor_FolderOfOtherThings_IsNeverReplaced(bool overwrite)
    {
        _temp.Write("home/letter.txt", "dear");

        Assert.Equal(
            $"{_temp["home"]}: is not empty and is not a dataset; name a new folder",
            Assert.Throws<InputException>(() => new DatasetWriter(_temp["home"], "coinbase", overwrite: overwrite)).Message);
        Assert.Equal(["home/letter.txt"], _temp.Files());
    }

    [Fact]
    public void Constructor_File_IsRefused()
    {
        _temp.Write("set", "a file");

        Assert.EndsWith(
            "is a file; expected a folder to write the dataset to",
            Assert.Throws<InputException>(() => new DatasetWriter(_temp["set"], "coinbase")).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Constructor_AnotherWriterAtWork_IsRefused()
    {
        using var first = new DatasetWriter(_temp["set"], "coinbase");

        Assert.EndsWith(
            "another process is writing this dataset",
            Assert.Throws<InputException>(() => new DatasetWriter(_temp["set"], "coinbase")).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Constructor_LeftoversOfADeadWriter_AreCleared()
    {
        _temp.Write("set.partial/candles/coinbase/BTC-USD/1h/2024-01.parquet", "half");

        Write("set");

        Assert.Equal(5, _temp.Files().Length);
        Assert.True(DatasetVerifier.Run(_temp["set"]).IsSound);
    }

    [Fact]
    public void Constructor_WriterDiedBetweenRenames_OldDatasetComesBack()
    {
        Write("set");
        Directory.Move(_temp["set"], _temp["set.replaced"]);

        Assert.Throws<InputException>(() => new DatasetWriter(_temp["set"], "coinbase"));
        Assert.True(DatasetVerifier.Run(_temp["set"]).IsSound);
    }

    [Theory]
    [InlineData("Coinbase")]
    [InlineData("../up")]
    [InlineData("")]
    public void Constructor_BadVenue_IsNamed(string venue) => Assert.Equal(
        $"venue: '{venue}' cannot name a folder; expected 1 to 32 of a-z, 0-9, '-' and '_'",
        Assert.Throws<InputException>(() => new DatasetWriter(_temp["set"], venue)).Message);

    [Fact]
    public void Append_TimesThatDoNotAscend_Throws()
    {
        using var writer = new DatasetWriter(_temp["set"], "coinbase");
        var candles = TestSeries.Candles(LastHours, Interval.OneHour, 2);
        writer.Append(TestSeries.Btc, Interval.OneHour, candles);

        Assert.Throws<ArgumentException>(() => writer.Append(TestSeries.Btc, Interval.OneHour, candles));
        Assert.Throws<ArgumentException>(() => writer.Append(TestSeries.Btc, QuotesTwice()));

        static QuoteColumns QuotesTwice()
        {
            var quotes = TestSeries.Quotes(LastHours, 2);
            quotes.AtMs[1] = quotes.AtMs[0];
            return quotes;
        }
    }

    [Fact]
    public void Commit_ProductWithoutMetadata_Throws()
    {
        using var writer = new DatasetWriter(_temp["set"], "coinbase");
        writer.Append(TestSeries.Btc, Interval.OneHour, TestSeries.Candles(LastHours, Interval.OneHour, 1));

        Assert.Contains("BTC-USD", Assert.Throws<InvalidOperationException>(writer.Commit).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Commit_NothingInIt_IsRefusedAndLeavesNothing()
    {
        using (var writer = new DatasetWriter(_temp["set"], "coinbase"))
        {
            Assert.Equal(
                "dataset.json: products is empty; expected at least one",
                Assert.Throws<InputException>(writer.Commit).Message);
        }

        Assert.Empty(Directory.EnumerateFileSystemEntries(_temp.Path));
    }

    private DatasetManifest Write(string name, int chunk = 100, CandleColumns? candles = null)
    {
        using var writer = new DatasetWriter(_temp[name], "coinbase");
        writer.SetProduct(TestSeries.ProductOf(TestSeries.Btc));
        candles ??= TestSeries.Candles(LastHours, Interval.OneHour, 4);
        for (var start = 0; start < candles.Count; start += chunk)
        {
            var part = new CandleColumns();
            part.AppendRange(candles, start, Math.Min(chunk, candles.Count - start));
            writer.Append(TestSeries.Btc, Interval.OneHour, part);
        }

        writer.Append(TestSeries.Btc, TestSeries.Quotes(Timestamp.Utc(2024, 1, 31, 23, 59), 3));
        return writer.Commit();
    }
}

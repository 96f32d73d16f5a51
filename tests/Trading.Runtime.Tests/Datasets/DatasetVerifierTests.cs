using Trading.Core;
using Trading.Core.Market;
using Trading.Core.MarketData.Gaps;
using Trading.Runtime.Datasets;
using Trading.Runtime.Tests.Testing;

namespace Trading.Runtime.Tests.Datasets;

public sealed class DatasetVerifierTests : IDisposable
{
    private static readonly Timestamp Start = Timestamp.Utc(2024, 1, 31, 22);

    private readonly TempFolder _temp = new();

    public DatasetVerifierTests()
    {
        using var writer = new DatasetWriter(_temp["set"], "coinbase");
        writer.SetProduct(TestSeries.ProductOf(TestSeries.Btc));
        writer.Append(TestSeries.Btc, Interval.OneHour, TestSeries.Candles(Start, Interval.OneHour, 3));
        writer.Append(TestSeries.Btc, Interval.OneHour, TestSeries.Candles(Start.AddMs(6 * 3_600_000), Interval.OneHour, 2));
        writer.Append(TestSeries.Btc, TestSeries.Quotes(Start, 3));
        writer.Commit();
    }

    public void Dispose() => _temp.Dispose();

    [Fact]
    public void Run_SoundDataset_ReportsRowsAndGaps()
    {
        var seen = new List<VerifyProgress>();
        var report = DatasetVerifier.Run(_temp["set"], new ListProgress<VerifyProgress>(seen));

        Assert.True(report.IsSound);
        Assert.Equal(["BTC-USD 1h", "BTC-USD quotes"], report.Series.Select(s => s.ToString()));
        Assert.Equal(new Gap(Start.AddMs(3 * 3_600_000), Start.AddMs(6 * 3_600_000), 3), report.Series[0].Gaps!.Largest);
        Assert.Equal(3.0 / 8, report.Series[0].Gaps!.HoleShare);
        Assert.Equal(new VerifyProgress("quotes/coinbase/BTC-USD/2024-01.parquet", 3, 3, 8), seen[^1]);
    }

    [Fact]
    public void Run_FlippedByte_NamesFileAndBothHashes()
    {
        var path = _temp["set/quotes/coinbase/BTC-USD/2024-01.parquet"];
        var bytes = File.ReadAllBytes(path);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(path, bytes);

        var problems = DatasetVerifier.Run(_temp["set"]).Problems;

        Assert.StartsWith($"{Native(path)}: sha256 is {ContentHash.Of(bytes)}; the manifest says ", problems[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Run_FileOfAnotherMonthInItsPlace_ReportsHashAndRows()
    {
        var folder = _temp["set/candles/coinbase/BTC-USD/1h/"];
        File.Copy(folder + "2024-01.parquet", folder + "2024-02.parquet", overwrite: true);

        var report = DatasetVerifier.Run(_temp["set"]);

        Assert.False(report.IsSound);
        Assert.Contains(report.Problems, p => p.EndsWith("2024-02.parquet: has 2 rows; the manifest says 3", StringComparison.Ordinal));
    }

    [Fact]
    public void Run_FileThatNobodyLists_IsReported()
    {
        var path = _temp.Write("set/notes.txt", "hello");

        Assert.Equal($"{Native(path)}: is not in the manifest", Assert.Single(DatasetVerifier.Run(_temp["set"]).Problems));
    }

    [Fact]
    public void Run_ManifestWithAnotherEnd_IsReported()
    {
        var path = _temp["set/dataset.json"];
        File.WriteAllText(path, File.ReadAllText(path).Replace("2024-02-01T05:00:00Z", "2024-02-01T06:00:00Z", StringComparison.Ordinal));

        Assert.Equal(
            "BTC-USD 1h: runs from 2024-01-31T22:00:00Z to 2024-02-01T05:00:00Z; the manifest says 2024-01-31T22:00:00Z to 2024-02-01T06:00:00Z",
            Assert.Single(DatasetVerifier.Run(_temp["set"]).Problems));
    }

    [Fact]
    public void Run_Cancelled_Stops()
    {
        using var cancel = new CancellationTokenSource();
        cancel.Cancel();

        Assert.Throws<OperationCanceledException>(() => DatasetVerifier.Run(_temp["set"], null, cancel.Token));
    }

    private static string Native(string path) => path.Replace('/', Path.DirectorySeparatorChar);
}

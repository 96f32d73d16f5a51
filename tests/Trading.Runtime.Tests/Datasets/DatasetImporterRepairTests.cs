using Trading.Core;
using Trading.Core.Market;
using Trading.Core.MarketData.Validation;
using Trading.Runtime.Datasets;
using Trading.Runtime.Tests.Testing;

namespace Trading.Runtime.Tests.Datasets;

/// <summary>Sources that are not what they should be: what repair and forward fill do, and what stays an error.</summary>
public sealed class DatasetImporterRepairTests : IDisposable
{
    private static readonly Timestamp Start = Timestamp.Utc(2024, 1, 31, 22);

    private readonly TempFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    [Fact]
    public void Run_UnsortedWithDuplicates_IsRejectedWithoutRepairAndReportedWithIt()
    {
        var rows = TestSeries.Csv(Start, Interval.OneHour, 4).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var path = _temp.Write("candles/coinbase/BTC-USD/1h.csv", string.Join('\n', rows[0], rows[2], rows[1], rows[3], rows[4], rows[3]));
        var options = new ImportOptions { Sources = [path], Target = _temp["out"] };

        Assert.Equal(
            $"{path}: line 3: time 2024-01-31T22:00:00Z is before 2024-01-31T23:00:00Z of the row before; expected ascending times (repair sorts)",
            ErrorOf(options));
        var series = Assert.Single(Run(options with { Repair = true }).Series);
        Assert.Equal(new RepairReport(DuplicatesDropped: 1, RowsMoved: 2), series.Repair);
        Assert.Equal((5L, 4L), (series.RowsRead, series.RowsWritten));
        Assert.Equal(4, TestSeries.ReadAll(FolderDataset.Open(_temp["out"]), TestSeries.Btc, Interval.OneHour).Count);
    }

    [Fact]
    public void Run_RepairOfRowsThatDisagree_NamesFileAndLine()
    {
        var early = _temp.Write("coinbase/BTC-USD/1h_a.csv", TestSeries.Csv(Start, Interval.OneHour, 4));
        var late = _temp.Write("coinbase/BTC-USD/1h_b.csv", TestSeries.Csv(Start.AddMs(3 * 3_600_000), Interval.OneHour, 4));

        Assert.Equal(
            $"{late}: line 2: time 2024-02-01T01:00:00Z is a duplicate of the row before; expected ascending times (repair drops exact duplicates)",
            ErrorOf(new() { Sources = [early, late], Target = _temp["out"], Venue = "coinbase", Repair = true }));
    }

    [Fact]
    public void Run_ForwardFill_FillsAndCountsAndReportsTheGap()
    {
        var gappy = TestSeries.Csv(Start, Interval.OneHour, 2) + TestSeries.Csv(Start.AddMs(5 * 3_600_000), Interval.OneHour, 1).Split('\n')[1] + "\n";
        var path = _temp.Write("candles/coinbase/BTC-USD/1h.csv", gappy);

        var series = Assert.Single(Run(new() { Sources = [path], Target = _temp["out"], ForwardFill = true }).Series);

        Assert.Equal((3L, 6L, 3L), (series.RowsRead, series.RowsWritten, series.Filled));
        Assert.Equal(3, series.Gaps!.MissingCandles);
        var candles = TestSeries.ReadAll(FolderDataset.Open(_temp["out"]), TestSeries.Btc, Interval.OneHour);
        Assert.Equal(new Candle(Start.AddMs(4 * 3_600_000), 101.25, 101.25, 101.25, 101.25, 0), candles[4]);
    }

    private static ImportReport Run(ImportOptions options) => DatasetImporter.Run(options);

    private string ErrorOf(ImportOptions options)
    {
        var message = Assert.Throws<InputException>(() => Run(options)).Message;
        Assert.Empty(Directory.EnumerateFileSystemEntries(_temp.Path, "out*"));
        return message;
    }
}

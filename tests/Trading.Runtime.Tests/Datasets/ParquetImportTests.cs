using Trading.Core;
using Trading.Core.Market;
using Trading.Core.MarketData.Parquet;
using Trading.Core.MarketData.Validation;
using Trading.Runtime.Datasets;
using Trading.Runtime.Tests.Testing;

namespace Trading.Runtime.Tests.Datasets;

public sealed class ParquetImportTests : IDisposable
{
    private static readonly Timestamp Start = Timestamp.Utc(2024, 1, 31, 22);

    private readonly TempFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    [Fact]
    public void Run_ParquetFile_ImportsItAndInfersIncrementsFromShortestDecimals()
    {
        var candles = TestSeries.Candles(Start, Interval.OneHour, 30);
        candles.Volume[7] = 0.12345;
        var path = Write("candles/coinbase/BTC-USD/1h.parquet", candles, 8);

        var report = DatasetImporter.Run(new() { Sources = [_temp["candles"]], Target = _temp["out"] });

        Assert.Equal([path], Assert.Single(report.Series).Sources.AsEnumerable());
        var dataset = FolderDataset.Open(_temp["out"]);
        Assert.Equal(
            Enumerable.Range(0, 30).Select(i => candles[i]),
            TestSeries.ReadAll(dataset, TestSeries.Btc, Interval.OneHour));
        var product = dataset.Manifest.Get(TestSeries.Btc).Product;
        Assert.Equal((0.01m, 0.00001m), (product.PriceIncrement.Value, product.BaseIncrement.Value));
    }

    [Fact]
    public void Run_FaultInALaterRowGroup_NamesTheRowOfTheFile()
    {
        var candles = TestSeries.Candles(Start, Interval.OneHour, 30);
        candles.Close[20] = -1;
        var path = Write("BTC-USD/any.parquet", candles, 8);

        Assert.Equal(
            $"{path}: row 21: close is -1; expected a finite price above 0",
            Assert.Throws<InputException>(() => DatasetImporter.Run(new() { Sources = [path], Target = _temp["out"], Venue = "mine" })).Message);
    }

    [Fact]
    public void Run_OverlappingFilesWithRepair_AreJoined()
    {
        var early = Write("BTC-USD/1h_a.parquet", TestSeries.Candles(Start, Interval.OneHour, 3), 8);
        var late = new CandleColumns();
        late.AppendRange(TestSeries.Candles(Start, Interval.OneHour, 5), 2, 3);
        var second = Write("BTC-USD/1h_b.parquet", late, 8);

        var report = DatasetImporter.Run(new() { Sources = [second, early], Target = _temp["out"], Venue = "mine", Repair = true });

        var series = Assert.Single(report.Series);
        Assert.Equal(new RepairReport(1, 0), series.Repair);
        Assert.Equal((6L, 5L), (series.RowsRead, series.RowsWritten));
    }

    private string Write(string relative, CandleColumns candles, int rowGroupSize)
    {
        var path = _temp.Write(relative, "");
        using var file = File.Create(path);
        CandleParquetWriter.Write(file, candles, new ParquetWriterOptions { RowGroupSize = rowGroupSize });
        return path;
    }
}

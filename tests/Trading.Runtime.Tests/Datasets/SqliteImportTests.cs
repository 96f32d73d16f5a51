using Microsoft.Data.Sqlite;
using Trading.Core;
using Trading.Core.Market;
using Trading.Core.MarketData.Validation;
using Trading.Runtime.Datasets;
using Trading.Runtime.Tests.Testing;

namespace Trading.Runtime.Tests.Datasets;

public sealed class SqliteImportTests : IDisposable
{
    private readonly TempFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    [Fact]
    public void Run_TableOfManySeries_ImportsEachInOrderOfTime()
    {
        var path = Database("""
            CREATE TABLE candles (volume REAL, symbol TEXT, timeframe TEXT, open_time INTEGER, open REAL, high REAL, low REAL, close REAL);
            INSERT INTO candles VALUES
              (5.25, 'BTC-USD', '1h', 1704070800, 2, 4, 1, 3),
              (6, 'BTC-USD', '1h', 1704067200, 2, 4.125, 1, 3),
              (7, 'ETH-USD', '1h', 1704067200, 20, 40, 10, 30),
              (8, 'BTC-USD', '15m', 1704067200, 2, 4, 1, 3);
            """);

        var report = Run(path);

        Assert.Equal(["BTC-USD 15m", "BTC-USD 1h", "ETH-USD 1h"], report.Series.Select(s => s.ToString()).Order(StringComparer.Ordinal));
        var dataset = FolderDataset.Open(_temp["out"]);
        Assert.Equal(
            [new Candle(Timestamp.Utc(2024, 1, 1), 2, 4.125, 1, 3, 6), new Candle(Timestamp.Utc(2024, 1, 1, 1), 2, 4, 1, 3, 5.25)],
            TestSeries.ReadAll(dataset, TestSeries.Btc, Interval.OneHour));
        var btc = dataset.Manifest.Get(TestSeries.Btc).Product;
        Assert.Equal((0.001m, 0.01m, true), (btc.PriceIncrement.Value, btc.BaseIncrement.Value, btc.IsInferred));
    }

    [Fact]
    public void Run_TableOfOneSeries_TakesProductFromOptionsAndIntervalFromData()
    {
        var path = Database("""
            CREATE TABLE bars (date TEXT, open TEXT, high TEXT, low TEXT, close TEXT, volume TEXT);
            INSERT INTO bars VALUES ('2024-01-01 00:00:00', '2', '4', '1', '3', '5'), ('2024-01-01T00:05:00Z', '2', '4', '1', '3', '5');
            CREATE TABLE notes (text TEXT);
            """);

        var report = Run(path, o => o with { Products = [TestSeries.Btc] });

        Assert.Equal("BTC-USD 5m", Assert.Single(report.Series).ToString());
        Assert.Equal([$"{path}: table bars"], Assert.Single(report.Series).Sources.AsEnumerable());
    }

    [Fact]
    public void Run_View_IsReadToo()
    {
        var path = Database("""
            CREATE TABLE raw (t INTEGER, o REAL, h REAL, l REAL, c REAL, v REAL);
            INSERT INTO raw VALUES (1704067200, 2, 4, 1, 3, 5), (1704070800, 2, 4, 1, 3, -5);
            CREATE VIEW bars AS SELECT t AS time, o AS open, h AS high, l AS low, c AS close, v AS volume FROM raw;
            """);

        Assert.Equal(
            $"{path}: table bars: row 2: volume -5 is negative; expected 0 or more",
            ErrorOf(path, o => o with { Products = [TestSeries.Btc], Table = "bars" }));
    }

    [Theory]
    [InlineData("1704067200, 2, NULL, 1, 3, 5", "row 7: high is NULL; expected a number")]
    [InlineData("1704067200, 2, 4, 'low', 3, 5", "row 7: low is 'low'; expected a number")]
    [InlineData("'soon', 2, 4, 1, 3, 5", "row 7: time is 'soon'; expected ISO-8601 or epoch seconds, milliseconds, microseconds or nanoseconds")]
    [InlineData("1704067200, 2, 4, 1, 4.5, 5", "row 7: high 4 is below max(open, close) 4.5")]
    [InlineData("1704067260, 2, 4, 1, 3, 5", "row 7: time 2024-01-01T00:01:00Z is off the 1h grid; expected a multiple of 1h since 1970-01-01T00:00:00Z")]
    public void Run_FaultyRow_NamesTableAndRow(string row, string message)
    {
        var path = Database($"CREATE TABLE c (time, open, high, low, close, volume); INSERT INTO c (rowid, time, open, high, low, close, volume) VALUES (7, {row});");

        Assert.Equal(
            $"{path}: table c: {message}",
            ErrorOf(path, o => o with { Products = [TestSeries.Btc], Intervals = [Interval.OneHour] }));
    }

    [Fact]
    public void Run_Duplicates_AreRejectedWithoutRepairAndDroppedWithIt()
    {
        var path = Database("""
            CREATE TABLE c (time, open, high, low, close, volume);
            INSERT INTO c VALUES (1704067200, 2, 4, 1, 3, 5), (1704070800, 2, 4, 1, 3, 5), (1704067200, 2, 4, 1, 3, 5);
            """);
        ImportOptions With(ImportOptions o) => o with { Products = [TestSeries.Btc], Intervals = [Interval.OneHour] };

        Assert.Contains("is a duplicate of the row before", ErrorOf(path, With), StringComparison.Ordinal);
        var series = Assert.Single(Run(path, o => With(o) with { Repair = true }).Series);
        Assert.Equal(new RepairReport(1, 0), series.Repair);
        Assert.Equal((3L, 2L), (series.RowsRead, series.RowsWritten));
    }

    [Theory]
    [InlineData("CREATE TABLE notes (text TEXT);", null, "no table has candles; it has notes")]
    [InlineData("CREATE TABLE a (time, open, high, low, close, volume); CREATE TABLE b (time, open, high, low, close, volume);", null, "candles are in a, b; name one table; it has a, b")]
    [InlineData("CREATE TABLE notes (text TEXT);", "candles", "there is no table 'candles'; it has notes")]
    [InlineData("CREATE TABLE c (time, open, high, low, close);", "c", "table c: header 'time,open,high,low,close' has no volume; expected one of base_volume, volume_base, volume, vol, v")]
    [InlineData("CREATE TABLE c (time, open, high, low, close, volume, symbol); INSERT INTO c VALUES (1704067200, 2, 4, 1, 3, 5, 'bit coin');", "c", "table c: 'bit coin' is not a product; expected BASE-QUOTE, such as BTC-USD")]
    [InlineData("CREATE TABLE c (time, open, high, low, close, volume, symbol, interval); INSERT INTO c VALUES (1704067200, 2, 4, 1, 3, 5, 'BTC-USD', 'hourly');", "c", "table c: interval: 'hourly' is not an interval; expected a number and s, m, h or d, such as 15m")]
    [InlineData("CREATE TABLE c (time, open, high, low, close, volume); INSERT INTO c VALUES (1704067200, 2, 4, 1, 3, 5);", "c", "table c: has no product in its rows; name exactly one product")]
    public void Run_TableThatCannotBeUsed_SaysWhy(string sql, string? table, string message)
    {
        var path = Database(sql);

        Assert.Equal($"{path}: {message}", ErrorOf(path, o => o with { Table = table }));
    }

    [Fact]
    public void Run_DamagedFile_IsOneClearError()
    {
        var path = Database("CREATE TABLE c (time, open, high, low, close, volume);");
        var bytes = File.ReadAllBytes(path);
        bytes.AsSpan(16, 400).Fill(0xFF);
        File.WriteAllBytes(path, bytes);

        Assert.StartsWith($"{path}: SQLite cannot read it: ", ErrorOf(path, o => o), StringComparison.Ordinal);
    }

    [Fact]
    public void Run_Source_IsNotChanged()
    {
        var path = Database("CREATE TABLE c (time, open, high, low, close, volume); INSERT INTO c VALUES (1704067200, 2, 4, 1, 3, 5);");
        var before = ContentHash.Of(File.ReadAllBytes(path));

        Run(path, o => o with { Products = [TestSeries.Btc], Intervals = [Interval.OneHour] });

        Assert.Equal(before, ContentHash.Of(File.ReadAllBytes(path)));
        Assert.DoesNotContain(_temp.Files(), f => f.EndsWith("-wal", StringComparison.Ordinal) || f.EndsWith("-journal", StringComparison.Ordinal));
    }

    private string Database(string sql)
    {
        var path = _temp["market.db"];
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
        return path;
    }

    private ImportReport Run(string path, Func<ImportOptions, ImportOptions>? with = null)
    {
        var options = new ImportOptions { Sources = [path], Target = _temp["out"], Venue = "mine" };
        return DatasetImporter.Run(with?.Invoke(options) ?? options);
    }

    private string ErrorOf(string path, Func<ImportOptions, ImportOptions> with)
    {
        var message = Assert.Throws<InputException>(() => Run(path, with)).Message;
        Assert.Empty(Directory.EnumerateFileSystemEntries(_temp.Path, "out*"));
        return message;
    }
}
